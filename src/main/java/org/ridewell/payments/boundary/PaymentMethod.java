package org.ridewell.payments.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.ridewell.payments.entity.PaymentType;

/**
 * With what a rider wants to pay.
 *
 * @param token for a CARD: the gateway's token, or the id of a kept payment method
 */
public record PaymentMethod(
        @NotNull PaymentType type,
        @Nullable @Size(min = 1, max = 100) String token) {

    /** Never prints the token. */
    @Override
    public String toString() {
        return String.valueOf(type);
    }
}
