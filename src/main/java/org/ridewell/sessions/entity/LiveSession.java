package org.ridewell.sessions.entity;

import java.time.Instant;

/** A session that has neither ended nor expired when it was read. */
public record LiveSession(String id, String accountId, String role, Instant createdAt, Instant lastSeenAt) {}
