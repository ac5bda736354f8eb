package org.ridewell.accounts.entity;

import java.time.Duration;

/** How long an address must wait after failed sign-ins: five tries are free, then 30 s, doubled each time up to 15 min. */
public final class SignInDelay {

    public static final int FREE_TRIES = 5;
    /** Without a further failure for so long, counting begins again. */
    public static final Duration FORGIVEN_AFTER = Duration.ofHours(24);

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private SignInDelay() {}

    /** @param failures in a row, the last one included */
    public static Duration after(int failures) {
        if (failures < FREE_TRIES) {
            return Duration.ZERO;
        }
        // beyond 2^5 the longest delay holds anyway
        Duration grown = FIRST.multipliedBy(1L << Math.min(failures - FREE_TRIES, 5));
        return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
    }
}
