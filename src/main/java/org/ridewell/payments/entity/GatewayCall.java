package org.ridewell.payments.entity;

import org.jspecify.annotations.Nullable;
import org.ridewell.money.entity.Money;

/**
 * One thing that is asked of the gateway, written down before it is asked.
 *
 * @param key the gateway's idempotency key: however often it is asked, it happens once
 * @param charge what is captured, voided or refunded
 */
public record GatewayCall(
        String key,
        Kind kind,
        @Nullable String rideId,
        String accountId,
        @Nullable String token,
        Money amount,
        @Nullable String charge) {

    public enum Kind {
        AUTHORISE,
        CAPTURE,
        VOID,
        REFUND,
        TOP_UP,
        TIP,
        /** What stayed due after a ride. */
        PAY
    }

    public static String key(Kind kind, String subject) {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + subject;
    }

    /** The same call, about this charge. */
    public GatewayCall on(@Nullable String of) {
        return new GatewayCall(key, kind, rideId, accountId, token, amount, of);
    }

    /** Never prints the token. */
    @Override
    public String toString() {
        return key;
    }
}
