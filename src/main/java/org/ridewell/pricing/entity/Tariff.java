package org.ridewell.pricing.entity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Product;
import org.ridewell.money.entity.Money;

/**
 * The price list, in cents before tax, and the one place where a fare is worked out. Integers throughout; what does not
 * divide is rounded half up, line by line, so that the lines are the total.
 *
 * @param perKilometre cents for 1,000 metres
 * @param perMinute cents for 60 seconds
 */
public record Tariff(long base, long perKilometre, long perMinute, long minimum) {

    /** Value-added tax on passenger transport, in per cent. */
    static final long TAX_PERCENT = 10;

    public static Tariff of(Product product) {
        return switch (product) {
            case CAR -> new Tariff(350, 160, 35, 700);
            case AUTO -> new Tariff(220, 110, 25, 450);
            case MOTO -> new Tariff(150, 80, 18, 350);
        };
    }

    /**
     * @param metres by road
     * @param seconds by road
     */
    public static Fare fare(Product product, long metres, long seconds, Surge surge, @Nullable PromoCode promo) {
        if (metres < 0 || seconds < 0) {
            throw new IllegalArgumentException("a trip has no negative length");
        }
        Tariff tariff = of(product);
        long distance = rounded(Math.multiplyExact(tariff.perKilometre, metres), 1000);
        long time = rounded(Math.multiplyExact(tariff.perMinute, seconds), 60);
        long metered = tariff.base + distance + time;
        long missing = Math.max(0, tariff.minimum - metered);
        long beforeSurge = metered + missing;
        long surged = rounded(beforeSurge * (surge.tenths() - 10), 10);
        long tax = rounded((beforeSurge + surged) * TAX_PERCENT, 100);
        long beforePromo = beforeSurge + surged + tax;
        long rebate = promo == null ? 0 : promo.rebate(beforePromo);

        List<FareLine> lines = new ArrayList<>();
        lines.add(line(FareLine.Kind.BASE, tariff.base));
        lines.add(line(FareLine.Kind.DISTANCE, distance));
        lines.add(line(FareLine.Kind.TIME, time));
        addUnlessZero(lines, FareLine.Kind.MINIMUM, missing);
        addUnlessZero(lines, FareLine.Kind.SURGE, surged);
        lines.add(line(FareLine.Kind.TAX, tax));
        addUnlessZero(lines, FareLine.Kind.PROMO, -rebate);
        return new Fare(product, Money.euros(beforePromo - rebate), lines, surge.factor(), null);
    }

    private static void addUnlessZero(List<FareLine> lines, FareLine.Kind kind, long cents) {
        if (cents != 0) {
            lines.add(line(kind, cents));
        }
    }

    private static FareLine line(FareLine.Kind kind, long cents) {
        return new FareLine(kind, Money.euros(cents));
    }

    /** Half up; nothing negative comes here. */
    private static long rounded(long dividend, long divisor) {
        return (dividend + divisor / 2) / divisor;
    }
}
