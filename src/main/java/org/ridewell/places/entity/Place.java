package org.ridewell.places.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.Optional;
import org.ridewell.geo.entity.Position;

/**
 * Somewhere to ride to.
 *
 * @param id stays the same from build to build: it is made from OpenStreetMap's
 */
public record Place(String id, String name, PlaceKind kind, Position position) {

    private static final String PIN = "at";

    /** A spot that was pointed at; its id says where it is, so that it needs no storing. */
    public static Place pin(String name, Position position) {
        return new Place(PIN + coordinates(position), name, PlaceKind.PIN, position);
    }

    /** The position that a pin's id holds; empty for other ids. */
    public static Optional<Position> pinned(String id) {
        if (!id.matches(PIN + "-?\\d{1,2}\\.\\d{1,6},-?\\d{1,3}\\.\\d{1,6}")) {
            return Optional.empty();
        }
        return Coordinates.parse(id.substring(PIN.length()));
    }

    private static String coordinates(Position position) {
        return String.format(Locale.ROOT, "%.6f,%.6f", position.lat(), position.lon());
    }

    @JsonIgnore
    public boolean isAddress() {
        return kind == PlaceKind.ADDRESS;
    }

    /** One line of the list that the build writes. */
    public String line() {
        return String.join("\t", id, kind.name(), name, "" + position.lat(), "" + position.lon());
    }

    public static Place of(String line) {
        String[] part = line.split("\t", -1);
        return new Place(
                part[0],
                part[2],
                PlaceKind.valueOf(part[1]),
                new Position(Double.parseDouble(part[3]), Double.parseDouble(part[4])));
    }
}
