package org.ridewell.money.entity;

import java.util.Objects;

/** An exact amount in minor units (cents for EUR) of one ISO 4217 currency. Two currencies never mix. */
public record Money(long amount, String currency) {

    public static final String EUR = "EUR";

    public Money {
        Objects.requireNonNull(currency);
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("not an ISO 4217 code: " + currency);
        }
    }

    /** @param cents minor units */
    public static Money euros(long cents) {
        return new Money(cents, EUR);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(amount, sameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(amount), currency);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
