package org.ridewell.captains.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;

/**
 * A captain's shift as the database has it.
 *
 * @param positionAt by the phone's clock, null before the first report of the shift
 * @param busyRide the ride that the captain has, if any
 * @param nextPoint where the captain is expected next on that ride
 */
public record Shift(
        String captainId,
        boolean online,
        boolean silent,
        Position position,
        @Nullable Integer heading,
        @Nullable Instant positionAt,
        @Nullable String busyRide,
        @Nullable String busyRider,
        @Nullable Position nextPoint) {

    public Shift movedBy(PositionReport report) {
        return new Shift(
                captainId,
                online,
                false,
                report.position(),
                report.heading(),
                report.at(),
                busyRide,
                busyRider,
                nextPoint);
    }
}
