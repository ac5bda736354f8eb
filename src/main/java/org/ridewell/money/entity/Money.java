package org.ridewell.money.entity;

/** An exact amount in minor units (cents for EUR) of one ISO 4217 currency. Two currencies never mix. */
public record Money(long amount, String currency) {

    public static final String EUR = "EUR";

    public Money {
        // a client that leaves it out is told the same rule
        if (currency == null || !currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code such as EUR");
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
