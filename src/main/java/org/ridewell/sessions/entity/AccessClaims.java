package org.ridewell.sessions.entity;

/** What a verified access token says. */
public record AccessClaims(String accountId, String role, String sessionId) {}
