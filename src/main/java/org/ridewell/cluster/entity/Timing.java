package org.ridewell.cluster.entity;

import java.time.Duration;

/**
 * How long a lease counts. The leader stops acting after {@code renewDeadline}, others wait for {@code leaseDuration}: the gap is what makes two leaders impossible.
 *
 * @param leaseDuration others wait for this long after the last renewal that they saw, by their own monotonic clock
 * @param renewDeadline the leader acts for this long after it began its last successful renewal
 * @param retry between two attempts; takeover after a frozen leader takes at most leaseDuration + 2 x retry
 */
public record Timing(Duration leaseDuration, Duration renewDeadline, Duration retry) {

    public static final Timing STANDARD =
            new Timing(Duration.ofSeconds(12), Duration.ofSeconds(8), Duration.ofSeconds(2));

    public Timing {
        if (renewDeadline.compareTo(leaseDuration) >= 0 || retry.compareTo(renewDeadline) >= 0) {
            throw new IllegalArgumentException("retry < renewDeadline < leaseDuration must hold");
        }
    }
}
