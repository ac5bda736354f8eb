package org.ridewell.pricing.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Product;
import org.ridewell.money.entity.Money;

/**
 * What a trip costs with one product. The lines add up to the total exactly.
 *
 * @param surge factor on the fare before tax, 1.0 when there is none
 * @param pickupEta seconds until the nearest free captain can be there, null when nobody is near
 */
public record Fare(
        Product product,
        Money total,
        List<FareLine> breakdown,
        double surge,
        @Nullable Integer pickupEta) {

    public Fare {
        breakdown = List.copyOf(breakdown);
        long sum = breakdown.stream().mapToLong(line -> line.amount().amount()).sum();
        if (sum != total.amount()) {
            throw new IllegalArgumentException("the lines add up to " + sum + ", not to " + total.amount());
        }
    }

    /** Minor units of this kind of line; 0 without one. */
    public long amountOf(FareLine.Kind kind) {
        return breakdown.stream()
                .filter(line -> line.kind() == kind)
                .mapToLong(line -> line.amount().amount())
                .sum();
    }

    public Fare withPickupEta(@Nullable Integer seconds) {
        return new Fare(product, total, breakdown, surge, seconds);
    }
}
