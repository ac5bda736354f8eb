package org.ridewell.places.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.*;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;

@ApplicationScoped
public class PlaceSearch {
    public record Place(String id, String name, String kind, Position position) {}

    static final List<Place> ALL = List.of(
            new Place("1", "Casino de Monte-Carlo", "amenity", new Position(43.7396, 7.4280)),
            new Place("2", "Gare de Monaco", "station", new Position(43.7384, 7.4196)),
            new Place("3", "Stade Louis II", "amenity", new Position(43.7277, 7.4155)));

    public List<Place> suggest(String q, @Nullable Position near) {
        return ALL.stream()
                .filter(p -> p.name().toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT)))
                .toList();
    }

    public Optional<Place> nearest(Position p) {
        return ALL.stream().min(Comparator.comparingDouble(x -> x.position().distanceTo(p)));
    }

    public Optional<Place> find(String id) {
        return ALL.stream().filter(p -> p.id().equals(id)).findFirst();
    }
}
