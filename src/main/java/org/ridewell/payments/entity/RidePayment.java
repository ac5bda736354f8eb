package org.ridewell.payments.entity;

import org.jspecify.annotations.Nullable;
import org.ridewell.money.entity.Money;

/** A ride's payment as stored. */
public record RidePayment(
        String rideId,
        String riderId,
        @Nullable String captainId,
        Means means,
        Bill bill,
        Money amount,
        Money captured,
        Money refunded,
        PaymentState state) {

    /** What is held in the wallet or on the card, and not taken yet. */
    public Money open() {
        return amount.minus(captured);
    }
}
