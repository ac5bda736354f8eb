package org.ridewell.profile.boundary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.sessions.entity.SessionRecord;

/**
 * One sign-in with its log-in and log-out times.
 *
 * @param endedAt null while it lives
 * @param current whether it is the one that asks
 */
public record SessionView(
        String id,
        Instant createdAt,
        Instant lastSeenAt,
        @Nullable Instant endedAt,
        String userAgent,
        boolean current) {

    static SessionView of(SessionRecord session, @Nullable String currentId) {
        return new SessionView(
                session.id(),
                session.createdAt(),
                session.lastSeenAt(),
                session.endedAt(),
                session.userAgent(),
                session.id().equals(currentId));
    }
}
