package org.ridewell.rides.entity;

import org.ridewell.payments.entity.Bill;
import org.ridewell.pricing.entity.Fare;
import org.ridewell.pricing.entity.FareLine;

/** What of an agreed fare is earned, taxed and given away. */
public final class RideBill {

    private RideBill() {}

    public static Bill of(Fare fare) {
        long tax = fare.amountOf(FareLine.Kind.TAX);
        long rebate = -fare.amountOf(FareLine.Kind.PROMO);
        return new Bill(
                fare.total().amount() - tax + rebate, tax, rebate, fare.total().currency());
    }
}
