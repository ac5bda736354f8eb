package org.ridewell.upkeep.control;

/** What a feature removes because nobody needs it any more. Each bean of this type is asked each hour, on every replica. */
public interface Upkeep {

    /** For the log: what is removed. */
    String of();

    /** Removes it, in a transaction of its own; how many rows. */
    int remove();
}
