package org.ridewell.verdicts.entity;

import java.time.Duration;

/**
 * When something counts as sick, and when as well again: entering takes k of n samples, leaving as many good ones in a row.
 *
 * @param fresh a signal that is older says nothing
 * @param leastCalls of one operation, below which its errors say nothing
 * @param operations how far back the calls of one operation are counted
 * @param slow answers of a whole revision
 * @param doubt how long after a single bad word about a dependency errors speak against no revision: the verdict takes that long
 * @param unresponsive of a pod whose peers answer as they should at the same time
 * @param unresponsiveAlone of one that cannot be compared with peers: it may be the machine that is slow
 * @param prompt seconds within which a peer answers as it should
 */
public record Thresholds(
        Duration fresh,
        Sustained unresponsive,
        Sustained unresponsiveAlone,
        double prompt,
        double suspicion,
        Sustained errors,
        Sustained slow,
        double errorRatio,
        double latencyFactor,
        double leastLatency,
        double leastRate,
        double leastCalls,
        double leastFailures,
        Duration operations,
        Duration doubt,
        Sustained lost,
        Sustained saturated,
        double saturation,
        double relaxed,
        Duration readyWithin,
        int crashes,
        Duration crashWindow,
        Duration newRevision,
        Duration nodeSilence) {

    /** @param leave good samples in a row that end it */
    public record Sustained(int k, int n, int leave) {}

    /** Seconds and ratios as healing.md's targets need them: a hang is out of rotation within 5 s. */
    public static final Thresholds DEFAULT = new Thresholds(
            Duration.ofSeconds(12),
            // a collection that holds a pod for two seconds, beside one lost probe, is no hang
            new Sustained(4, 5, 3),
            new Sustained(8, 10, 3),
            // healthy pods answer within some hundredths; near the time-out of 0.7 s all of them are slow
            0.4,
            // phi of 8: one false alarm in 10^8 intervals as regular as those seen so far
            8.0,
            new Sustained(3, 5, 5),
            // a revision that has just started answers slowly until its code is compiled
            new Sustained(20, 24, 5),
            0.2,
            5.0,
            // ten times a latency of 15 ms
            0.15,
            0.2,
            5,
            2,
            Duration.ofMinutes(2),
            Duration.ofSeconds(15),
            new Sustained(3, 4, 3),
            new Sustained(5, 6, 6),
            0.9,
            0.7,
            Duration.ofMinutes(2),
            2,
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofSeconds(5));
}
