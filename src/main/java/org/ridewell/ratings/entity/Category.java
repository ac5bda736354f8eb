package org.ridewell.ratings.entity;

/** What the stars are for. */
public enum Category {
    FRIENDLY,
    SAFE_DRIVING,
    CLEAN_VEHICLE,
    GOOD_ROUTE,
    PUNCTUAL,
    UNFRIENDLY,
    UNSAFE_DRIVING,
    DIRTY_VEHICLE,
    DETOUR,
    LATE
}
