package org.ridewell.sessions.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in as its owner sees it.
 *
 * @param endedAt when it was ended or ran out; null while it lives
 */
public record SessionRecord(
        String id,
        Instant createdAt,
        Instant lastSeenAt,
        @Nullable Instant endedAt,
        String userAgent) {}
