package org.ridewell.watchdog.entity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.guards.entity.Guards;
import org.ridewell.signals.entity.Monitoring;

/**
 * When the always-firing alert last came. It is heard of through the database, where whoever took the webhook stored it: while that does not answer, nobody can store or hear one, and the last
 * one stays as old as it was.
 */
public final class Heartbeat {

    /** The database is asked each second; after so long without its answer it is away. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private final boolean configured;
    private @Nullable Instant last;
    private Instant answeredAt;

    /** @param configured an Alertmanager is there for sure: one that never calls is late, too */
    public Heartbeat(boolean configured, Instant start) {
        this.configured = configured;
        this.last = configured ? start : null;
        this.answeredAt = start;
    }

    /**
     * The database answered.
     *
     * @param stored the newest one that it has
     */
    public synchronized void answered(@Nullable Instant stored, Instant now) {
        last = counted(now);
        answeredAt = now;
        if (stored != null && isNews(stored, now)) {
            last = stored;
        }
    }

    /** Where none is configured, one that was late already when it was first heard of is from an Alertmanager of yesterday. */
    private boolean isNews(Instant stored, Instant now) {
        Instant known = last;
        return known == null ? !stored.plus(Guards.HEARTBEAT_WITHIN).isBefore(now) : stored.isAfter(known);
    }

    public synchronized Monitoring with(Monitoring own, Instant now) {
        Instant at = counted(now);
        return new Monitoring(configured || at != null, at, own.observedAt(), own.apiServerAt());
    }

    private @Nullable Instant counted(Instant now) {
        Duration unanswered = Duration.between(answeredAt, now);
        return last == null || unanswered.compareTo(ANSWERED_WITHIN) <= 0 ? last : last.plus(unanswered);
    }
}
