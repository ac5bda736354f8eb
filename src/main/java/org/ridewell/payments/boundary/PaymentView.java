package org.ridewell.payments.boundary;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.PaymentType;

/**
 * A ride's payment; the ledger's signed amounts sum to zero.
 *
 * @param due what the rider still has to pay, when the payment failed
 * @param tip what the captain got on top; null without one
 */
public record PaymentView(
        PaymentState state,
        PaymentType type,
        Money amount,
        Money captured,
        Money refunded,
        @Nullable Money due,
        @Nullable Money tip,
        List<Line> ledger) {

    /** A positive amount went to the account, a negative one came from it. */
    public record Line(String account, Money amount, Instant at) {}
}
