package org.ridewell.dispatch.entity;

import java.time.Duration;

/** How far a search looks: each round twice as far as the one before, up to a bound, then again and again. */
public final class SearchRounds {

    /** Metres. */
    private static final double FIRST = 1_500;
    /** Metres; from farther away nobody comes in time. */
    private static final double LAST = 12_000;

    private static final int GROWING = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private SearchRounds() {}

    /** Metres as the crow flies. */
    public static double radius(int round) {
        return Math.min(LAST, FIRST * Math.pow(2, Math.min(round, GROWING)));
    }

    /** What a round waits that follows one in which nobody was left to ask; captains come free and online meanwhile. */
    public static Duration pauseBefore(int round) {
        return round <= GROWING ? Duration.ZERO : PAUSE;
    }
}
