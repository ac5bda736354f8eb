package org.ridewell.sessions.entity;

import java.time.Duration;
import java.time.Instant;

/** How long a sign-in lasts: riders and captains keep theirs while they use it, those with power sign in each day. */
public enum SessionLifetime {
    EVERYDAY(Duration.ofDays(30), Duration.ofDays(180)),
    POWERFUL(Duration.ofHours(12), Duration.ofHours(12));

    private final Duration idle;
    private final Duration longest;

    SessionLifetime(Duration idle, Duration longest) {
        this.idle = idle;
        this.longest = longest;
    }

    public static SessionLifetime of(String role) {
        return "RIDER".equals(role) || "CAPTAIN".equals(role) ? EVERYDAY : POWERFUL;
    }

    /** When a session that began at {@code createdAt} and is used {@code now} ends by itself. */
    public Instant expiry(Instant createdAt, Instant now) {
        Instant byIdleness = now.plus(idle);
        Instant byAge = createdAt.plus(longest);
        return byIdleness.isBefore(byAge) ? byIdleness : byAge;
    }
}
