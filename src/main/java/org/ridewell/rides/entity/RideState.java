package org.ridewell.rides.entity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of a ride and the map of what may follow. What is not on the map does not happen. */
public enum RideState {
    REQUESTED,
    ACCEPTED,
    ARRIVED,
    STARTED,
    COMPLETED,
    CANCELLED,
    EXPIRED;

    private static final Map<RideState, Set<RideState>> NEXT = Map.of(
            REQUESTED, EnumSet.of(ACCEPTED, CANCELLED, EXPIRED),
            ACCEPTED, EnumSet.of(ARRIVED, CANCELLED),
            ARRIVED, EnumSet.of(STARTED, CANCELLED),
            STARTED, EnumSet.of(COMPLETED),
            COMPLETED, EnumSet.noneOf(RideState.class),
            CANCELLED, EnumSet.noneOf(RideState.class),
            EXPIRED, EnumSet.noneOf(RideState.class));

    public boolean mayBecome(RideState next) {
        return NEXT.get(this).contains(next);
    }

    public boolean isOver() {
        return NEXT.get(this).isEmpty();
    }

    /** A captain is on it: he takes no other ride. */
    public boolean hasCaptainOnIt() {
        return this == ACCEPTED || this == ARRIVED || this == STARTED;
    }
}
