package org.ridewell.rides.entity;

import java.util.EnumSet;
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

    public boolean mayBecome(RideState next) {
        return next().contains(next);
    }

    public boolean isOver() {
        return next().isEmpty();
    }

    /** A captain is on it: he takes no other ride. */
    public boolean hasCaptainOnIt() {
        return this == ACCEPTED || this == ARRIVED || this == STARTED;
    }

    private Set<RideState> next() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(ACCEPTED, CANCELLED, EXPIRED);
            // back to the search when the captain fell silent on the way
            case ACCEPTED -> EnumSet.of(ARRIVED, CANCELLED, REQUESTED);
            case ARRIVED -> EnumSet.of(STARTED, CANCELLED);
            case STARTED -> EnumSet.of(COMPLETED);
            case COMPLETED, CANCELLED, EXPIRED -> EnumSet.noneOf(RideState.class);
        };
    }
}
