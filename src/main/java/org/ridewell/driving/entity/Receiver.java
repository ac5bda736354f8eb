package org.ridewell.driving.entity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;

/**
 * What a captain's device says about its place.
 *
 * @param simulated nothing is received: a simulation drives, from where the captain was last or from the station
 * @param reading {@code latitude,longitude} as the receiver gave it lately; empty while it gives nothing
 */
public record Receiver(boolean simulated, String reading) {

    /** Who tries without a receiver starts here: the station's forecourt. */
    static final Position STATION = new Position(43.7383, 7.4195);

    private static final String DEGREES = "-?\\d{1,2}(\\.\\d+)?,-?\\d{1,3}(\\.\\d+)?";

    /**
     * @param known where the captain was last
     * @return empty when the device does not say: an old place is no reading
     */
    public Optional<Position> position(@Nullable Position known) {
        if (simulated) {
            return Optional.of(known == null ? STATION : known);
        }
        return reading.matches(DEGREES) ? parsed() : Optional.empty();
    }

    private Optional<Position> parsed() {
        String[] degrees = reading.split(",", 2);
        try {
            return Optional.of(new Position(Double.parseDouble(degrees[0]), Double.parseDouble(degrees[1])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
