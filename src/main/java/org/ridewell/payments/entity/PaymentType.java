package org.ridewell.payments.entity;

/** How a rider pays. */
public enum PaymentType {
    CARD,
    WALLET,
    CASH
}
