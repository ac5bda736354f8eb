package org.ridewell.dispatch.entity;

import java.time.Instant;

/**
 * One captain being asked for one ride.
 *
 * @param body the offer as the captain was shown it, JSON
 * @param expiresAt by the database's clock
 * @param isLive open and before its deadline, by the database's clock when it was read
 */
public record Offer(
        String id,
        String rideId,
        String captainId,
        int round,
        OfferState state,
        String body,
        Instant expiresAt,
        boolean isLive) {}
