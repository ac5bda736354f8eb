package org.ridewell.pricing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.accounts.entity.Product;
import org.ridewell.money.entity.Money;

class TariffTest {

    @ParameterizedTest
    @CsvSource({
        // product, metres, seconds, tenths: total
        "CAR,      0,      0, 10,   770", // the minimum and its tax
        "CAR,   1000,     60, 10,   770", // 545 metered, still the minimum
        "CAR,   5000,    600, 10,  1650", // 350 + 800 + 350
        "CAR,   5000,    600, 15,  2475",
        "CAR,   5000,    600, 20,  3300",
        "AUTO,  5000,    600, 10,  1122", // 220 + 550 + 250
        "MOTO,  5000,    600, 10,   803", // 150 + 400 + 180
        "MOTO,     1,      1, 11,   424", // 350 + 35 surge, 38.5 of tax rounded half up
    })
    void worksOutTheTotal(Product product, long metres, long seconds, int tenths, long total) {
        assertThat(Tariff.fare(product, metres, seconds, new Surge(tenths), null)
                        .total())
                .isEqualTo(Money.euros(total));
    }

    @Test
    void namesEachLineInOrder() {
        Fare fare = Tariff.fare(Product.CAR, 500, 60, new Surge(12), percent(50, 500));
        assertThat(fare.breakdown())
                .extracting(line -> line.kind() + " " + line.amount().amount())
                .containsExactly(
                        "BASE 350", "DISTANCE 80", "TIME 35", "MINIMUM 235", "SURGE 140", "TAX 84", "PROMO -462");
        assertThat(fare.surge()).isEqualTo(1.2);
    }

    @Test
    void leavesOutWhatDoesNotApply() {
        assertThat(Tariff.fare(Product.CAR, 20_000, 1_800, Surge.NONE, null).breakdown())
                .extracting(FareLine::kind)
                .containsExactly(FareLine.Kind.BASE, FareLine.Kind.DISTANCE, FareLine.Kind.TIME, FareLine.Kind.TAX);
    }

    @Test
    void refusesATripOfNegativeLength() {
        assertThatThrownBy(() -> Tariff.fare(Product.CAR, -1, 0, Surge.NONE, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void linesAddUpToATotalThatIsNeverNegative(
            @ForAll Product product,
            @ForAll @LongRange(max = 1_000_000) long metres,
            @ForAll @LongRange(max = 100_000) long seconds,
            @ForAll @IntRange(min = 10, max = 20) int tenths,
            @ForAll @IntRange(max = 100) int percent) {
        PromoCode promo = percent == 0 ? null : percent(percent, 100_000);
        Fare fare = Tariff.fare(product, metres, seconds, new Surge(tenths), promo);
        long sum = fare.breakdown().stream().mapToLong(l -> l.amount().amount()).sum();
        assertThat(sum).isEqualTo(fare.total().amount()).isNotNegative();
    }

    @Property
    void aLongerTripIsNeverCheaper(
            @ForAll Product product,
            @ForAll @LongRange(max = 100_000) long metres,
            @ForAll @LongRange(max = 10_000) long seconds,
            @ForAll @LongRange(max = 10_000) long more,
            @ForAll @IntRange(min = 10, max = 20) int tenths) {
        Surge surge = new Surge(tenths);
        assertThat(Tariff.fare(product, metres + more, seconds + more, surge, null)
                        .total()
                        .amount())
                .isGreaterThanOrEqualTo(Tariff.fare(product, metres, seconds, surge, null)
                        .total()
                        .amount());
    }

    @Property
    void surgeOnlyEverRaisesTheFare(
            @ForAll Product product,
            @ForAll @LongRange(max = 100_000) long metres,
            @ForAll @IntRange(min = 10, max = 20) int tenths) {
        assertThat(Tariff.fare(product, metres, 60, new Surge(tenths), null)
                        .total()
                        .amount())
                .isGreaterThanOrEqualTo(Tariff.fare(product, metres, 60, Surge.NONE, null)
                        .total()
                        .amount());
    }

    private static @Nullable PromoCode percent(int percent, long cap) {
        return new PromoCode("TEST", PromoCode.Kind.PERCENT, percent, cap, Instant.MIN, Instant.MAX, 1, 1);
    }
}
