package org.ridewell.verdicts.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How unlikely the silence is, given how regularly answers came so far (Hayashibara's accrual failure detector): phi = -log10 P(a longer gap). A pod whose
 * answers come irregularly is given more time.
 */
final class PhiAccrual {

    private static final int REMEMBERED = 60;
    /** Seconds; below it a perfectly regular source would be condemned for a hiccup. */
    private static final double LEAST_DEVIATION = 0.3;

    private final Deque<Double> gaps = new ArrayDeque<>();
    private @Nullable Instant last;

    /** From here on silence counts, also of a source that never answered while it was watched. */
    void watchedSince(Instant at) {
        if (last == null) {
            last = at;
        }
    }

    void answered(Instant at) {
        if (last != null && at.isAfter(last)) {
            gaps.addLast(seconds(last, at));
            if (gaps.size() > REMEMBERED) {
                gaps.removeFirst();
            }
        }
        if (last == null || at.isAfter(last)) {
            last = at;
        }
    }

    /** After a hang: how long that lasted says nothing about how regularly it answers. */
    void answeredAgain(Instant at) {
        last = at;
    }

    /** The source starts again: nothing is expected of it until it is watched again. */
    void startsAgain() {
        last = null;
    }

    /** 0 while nothing is known. */
    double phi(Instant now) {
        if (last == null) {
            return 0;
        }
        double mean = gaps.stream().mapToDouble(g -> g).average().orElse(1.0);
        double variance = gaps.stream()
                .mapToDouble(g -> (g - mean) * (g - mean))
                .average()
                .orElse(0.0);
        double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
        double y = (seconds(last, now) - mean) / deviation;
        // logistic approximation of the normal distribution's tail, as Akka and Cassandra use it
        double e = Math.exp(-y * (1.5976 + 0.070566 * y * y));
        return y > 0 ? -Math.log10(e / (1 + e)) : -Math.log10(1 - 1 / (1 + e));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
