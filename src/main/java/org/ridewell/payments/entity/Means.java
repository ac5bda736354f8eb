package org.ridewell.payments.entity;

import org.jspecify.annotations.Nullable;

/**
 * With what a ride is paid.
 *
 * @param token the gateway's name for a card; never shown, never logged
 * @param label what the rider knows the card by
 */
public record Means(
        PaymentType type, @Nullable String token, @Nullable String label) {

    @Override
    public String toString() {
        return type + " " + label;
    }
}
