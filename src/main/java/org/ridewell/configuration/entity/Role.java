package org.ridewell.configuration.entity;

/** What this process does: RIDES serves riders and captains, WATCHDOG heals, ALL does both. */
public enum Role {
    ALL,
    RIDES,
    WATCHDOG;

    public boolean servesRides() {
        return this != WATCHDOG;
    }

    public boolean heals() {
        return this != RIDES;
    }
}
