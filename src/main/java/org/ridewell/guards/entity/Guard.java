package org.ridewell.guards.entity;

/** The nine, in the order in which they are asked. The first that says no is the one on record. */
public enum Guard {
    PAUSED,
    NOT_LEADING,
    STALE_EVIDENCE,
    SHARED_DEPENDENCY,
    TOO_MUCH_SICK,
    OTHERS_AT_WORK,
    BUDGET,
    DISRUPTION_BUDGET,
    DRY_RUN
}
