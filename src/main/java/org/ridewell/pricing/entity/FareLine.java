package org.ridewell.pricing.entity;

import org.ridewell.money.entity.Money;

/** One line of a fare's breakdown; a promo's amount is negative. */
public record FareLine(Kind kind, Money amount) {

    public enum Kind {
        BASE,
        DISTANCE,
        TIME,
        /** What is missing to the product's minimum. */
        MINIMUM,
        SURGE,
        TAX,
        PROMO
    }
}
