package org.ridewell.engagement.entity;

import java.time.Instant;

/** An opinion that was kept; the text may be empty. */
public record Feedback(String id, int stars, String text, Instant at) {}
