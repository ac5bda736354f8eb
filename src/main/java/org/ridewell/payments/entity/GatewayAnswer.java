package org.ridewell.payments.entity;

import org.jspecify.annotations.Nullable;

/**
 * What the gateway said, or that it said nothing.
 *
 * @param charge the gateway's id of what it did
 * @param reason why it declined
 */
public record GatewayAnswer(
        Result result, @Nullable String charge, @Nullable String reason) {

    public enum Result {
        APPROVED,
        DECLINED,
        /** No answer: it may have happened or not. */
        UNKNOWN
    }

    public static GatewayAnswer approved(String charge) {
        return new GatewayAnswer(Result.APPROVED, charge, null);
    }

    public static GatewayAnswer declined(String reason) {
        return new GatewayAnswer(Result.DECLINED, null, reason);
    }

    public static GatewayAnswer unknown() {
        return new GatewayAnswer(Result.UNKNOWN, null, null);
    }
}
