package org.ridewell.places.entity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridewell.geo.entity.Position;

/** A position as a query parameter gives it: {@code lat,lon} in decimal degrees. */
public final class Coordinates {

    private static final Pattern FORM =
            Pattern.compile("\\s*(-?\\d{1,3}(?:\\.\\d{1,17})?)\\s*,\\s*(-?\\d{1,3}(?:\\.\\d{1,17})?)\\s*");

    private Coordinates() {}

    /** Empty for what is no pair of numbers, or none on the globe. */
    public static Optional<Position> parse(String text) {
        Matcher pair = FORM.matcher(text);
        if (!pair.matches()) {
            return Optional.empty();
        }
        double lat = Double.parseDouble(pair.group(1));
        double lon = Double.parseDouble(pair.group(2));
        return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? Optional.of(new Position(lat, lon)) : Optional.empty();
    }
}
