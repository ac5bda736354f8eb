package org.ridewell.driving.entity;

/**
 * What a captain wants to reach in a week, and how far they are.
 *
 * @param target minor units of money for NET, a number for RIDES
 * @param reached in the same unit
 */
public record Goal(Kind kind, long target, long reached) {

    /** What is counted. */
    public enum Kind {
        NET,
        RIDES
    }

    public boolean isReached() {
        return reached >= target;
    }

    public long left() {
        return Math.max(0, target - reached);
    }

    /** 0 to 100. */
    public long percent() {
        return Math.max(0, Math.min(100, reached * 100 / target));
    }
}
