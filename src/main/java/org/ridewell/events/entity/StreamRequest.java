package org.ridewell.events.entity;

import org.jspecify.annotations.Nullable;

/**
 * What a browser wants to hear.
 *
 * @param audience the account that listens
 * @param session on whose behalf the stream is open; it ends with it
 * @param rideId only this ride; null for all that concerns the account
 * @param lastEventId the header as it came
 */
public record StreamRequest(
        String audience,
        @Nullable String session,
        @Nullable String rideId,
        @Nullable String lastEventId) {}
