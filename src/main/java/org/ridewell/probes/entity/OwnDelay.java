package org.ridewell.probes.entity;

import java.time.Duration;

/**
 * Was it this process that was late? A watchdog without CPU sees every pod miss its answer: what it missed while it was late itself is not known, rather than bad. Nanoseconds
 * of one monotonic clock.
 */
public final class OwnDelay {

    /**
     * Half of a probe's time-out: more than a busy machine's scheduler and a short collection take. Were it less, a watchdog on a busy machine would believe no miss at all; that pods are
     * compared with their peers is the other half of the protection.
     */
    private static final long TOLERATED = Duration.ofMillis(350).toNanos();

    private final long period;
    private long lastBeat;
    private long lateAt;
    private boolean beaten;
    private boolean wasLate;

    /** @param period between two beats */
    public OwnDelay(Duration period) {
        this.period = period.toNanos();
    }

    /** Told by the clock that asks, each time it runs. */
    public synchronized void beat(long now) {
        if (beaten && now - lastBeat > period + TOLERATED) {
            lateAt = now;
            wasLate = true;
        }
        lastBeat = now;
        beaten = true;
    }

    /**
     * May a missed answer be held against the pod?
     *
     * @param asked when it was asked
     * @param now when the time-out was noticed, which was due at {@code asked + timeout}
     */
    public synchronized boolean inTime(long asked, long now, Duration timeout) {
        boolean noticedLate = now - asked > timeout.toNanos() + TOLERATED;
        boolean beatIsMissing = beaten && now - lastBeat > period + TOLERATED;
        boolean lateSince = wasLate && lateAt - asked >= 0;
        return !noticedLate && !beatIsMissing && !lateSince;
    }
}
