package org.ridewell.captains.boundary;

import org.jspecify.annotations.Nullable;
import org.ridewell.captains.entity.Shift;
import org.ridewell.geo.entity.Position;

/**
 * A captain's own shift.
 *
 * @param silent nothing was heard for 30 seconds, so no offers come
 * @param activeRide the ride that keeps the captain busy
 */
public record ShiftView(
        boolean online,
        boolean silent,
        @Nullable Position position,
        @Nullable Integer heading,
        @Nullable String activeRide) {

    static final ShiftView NEVER = new ShiftView(false, false, null, null, null);

    static ShiftView of(Shift shift) {
        return new ShiftView(
                shift.online(), shift.online() && shift.silent(), shift.position(), shift.heading(), shift.busyRide());
    }
}
