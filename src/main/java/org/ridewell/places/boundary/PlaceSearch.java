package org.ridewell.places.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;
import org.ridewell.places.control.CityPlaces;
import org.ridewell.places.entity.Place;
import org.ridewell.routing.boundary.RoadNetwork;

/** Finds places by name, and names for places. */
@ApplicationScoped
public class PlaceSearch {

    /** As many as a phone shows above its keyboard, and a few to scroll to. */
    private static final int SUGGESTIONS = 10;

    /** Metres: whoever stands farther away from a door than this does not mean it. */
    private static final double DOORSTEP = 20;

    /** The same northwards, a little more. */
    private static final double DOORSTEP_DEGREES = DOORSTEP / 111_000;

    /** Metres; the service area ends at about this distance from a road. */
    private static final double EARSHOT = 300;

    @Inject
    private CityPlaces city;

    @Inject
    private RoadNetwork roads;

    /**
     * The best first.
     *
     * @param near prefers what is near among equally good matches
     */
    public List<Place> suggest(String typed, @Nullable Position near) {
        return city.places().suggest(typed, near, SUGGESTIONS);
    }

    /** Names a pin by the address or the street next to it; empty outside the service area. */
    public Optional<Place> nearest(Position position) {
        if (!roads.contains(position)) {
            return Optional.empty();
        }
        return Optional.of(Place.pin(name(position), position));
    }

    /** A listed place, or a pin that {@link #nearest} named. */
    public Optional<Place> find(String id) {
        Optional<Place> listed = city.places().find(id);
        return listed.isPresent() ? listed : Place.pinned(id).flatMap(this::nearest);
    }

    private String name(Position position) {
        return city.addresses().stream()
                // the cheap half of the question first
                .filter(address -> Math.abs(address.position().lat() - position.lat()) < DOORSTEP_DEGREES)
                .filter(address -> address.position().distanceTo(position) <= DOORSTEP)
                .min(Comparator.comparingDouble(address -> address.position().distanceTo(position)))
                .map(Place::name)
                .or(() -> city.streets().nearest(position, EARSHOT))
                .orElse("Monaco");
    }
}
