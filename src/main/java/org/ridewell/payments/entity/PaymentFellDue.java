package org.ridewell.payments.entity;

import org.ridewell.money.entity.Money;

/** A ride was driven, or a fee is owed, and the means that was agreed on does not pay it. Fired inside the transaction that records it. */
public record PaymentFellDue(String rideId, String riderId, Money amount) {}
