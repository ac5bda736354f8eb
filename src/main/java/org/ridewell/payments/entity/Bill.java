package org.ridewell.payments.entity;

import org.ridewell.money.entity.Money;

/**
 * What a rider owes and who earns it. The captain's share is of the fare before tax and before the rebate: a promo code is the
 * platform's gift, not the captain's.
 *
 * @param net fare before tax, minor units
 * @param rebate what a promo code takes off, as a positive number
 */
public record Bill(long net, long tax, long rebate, String currency) {

    /** Of each hundred the captain gets so many; the rest is the platform's commission. */
    static final long CAPTAIN_PERCENT = 80;

    private static final long TAX_PERCENT = 10;

    public Bill {
        if (net < 0 || tax < 0 || rebate < 0 || rebate > net + tax) {
            throw new IllegalArgumentException("not a bill: " + net + " + " + tax + " - " + rebate);
        }
    }

    /** A price that contains its tax, as a cancellation fee does. */
    public static Bill inclusive(Money gross) {
        long net = (gross.amount() * 100 + (100 + TAX_PERCENT) / 2) / (100 + TAX_PERCENT);
        return new Bill(net, gross.amount() - net, 0, gross.currency());
    }

    public Money total() {
        return new Money(net + tax - rebate, currency);
    }

    /** Rounded half up; the platform takes what rounding leaves. */
    public Money captainsShare() {
        return new Money((net * CAPTAIN_PERCENT + 50) / 100, currency);
    }

    public Money commission() {
        return new Money(net, currency).minus(captainsShare());
    }
}
