package org.ridewell.rides.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened to a ride, as stored.
 *
 * @param pickupDue when the captain promised, at acceptance, to be at the pickup
 */
public record Timeline(
        Instant requested,
        @Nullable Instant accepted,
        @Nullable Instant pickupDue,
        @Nullable Instant arrived,
        @Nullable Instant started,
        @Nullable Instant completed,
        @Nullable Instant cancelled,
        @Nullable Instant expired) {

    public static Timeline requestedAt(Instant requested) {
        return new Timeline(requested, null, null, null, null, null, null, null);
    }

    public Timeline acceptedAt(Instant at, @Nullable Instant due) {
        return new Timeline(requested, at, due, null, null, null, null, null);
    }

    public Timeline arrivedAt(Instant at) {
        return new Timeline(requested, accepted, pickupDue, at, null, null, null, null);
    }
}
