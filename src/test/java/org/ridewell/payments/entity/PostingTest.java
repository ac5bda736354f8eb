package org.ridewell.payments.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.money.entity.Money;

class PostingTest {

    @ParameterizedTest
    @CsvSource({
        // net, tax, rebate: total, share, commission
        "1500, 150,   0, 1650, 1200, 300",
        "1500, 150, 500, 1150, 1200, 300", // the platform pays for its promo code
        "   1,   0,   0,    1,    1,   0",
        "   3,   0,   0,    3,    2,   1",
        "   0,   0,   0,    0,    0,   0",
        " 700,  70, 770,    0,  560, 140",
    })
    void sharesABill(long net, long tax, long rebate, long total, long share, long commission) {
        Bill bill = new Bill(net, tax, rebate, Money.EUR);
        assertThat(bill.total()).isEqualTo(Money.euros(total));
        assertThat(bill.captainsShare()).isEqualTo(Money.euros(share));
        assertThat(bill.commission()).isEqualTo(Money.euros(commission));
    }

    @ParameterizedTest
    @CsvSource({"300, 273, 27", "500, 455, 45", "110, 100, 10", "1, 1, 0", "0, 0, 0"})
    void takesTheTaxOutOfAFee(long fee, long net, long tax) {
        assertThat(Bill.inclusive(Money.euros(fee))).isEqualTo(new Bill(net, tax, 0, Money.EUR));
    }

    @Test
    void writesWhoOwesAndWhoEarns() {
        Posting posting = Posting.earned(LedgerKind.FARE, new Bill(1500, 150, 500, Money.EUR), "r", "c");
        Map<String, Long> entries = posting.entries().stream()
                .collect(Collectors.toMap(
                        Posting.Entry::account, entry -> entry.amount().amount()));
        assertThat(entries)
                .isEqualTo(Map.of(
                        "rider:r", -1150L,
                        "platform:promotions", -500L,
                        "captain:c", 1200L,
                        "platform:commission", 300L,
                        "tax:vat", 150L));
    }

    @Test
    void refusesWhatDoesNotSumToZero() {
        assertThatThrownBy(() -> new Posting(LedgerKind.TIP, List.of(new Posting.Entry("a", Money.euros(1)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesABillBelowZero() {
        assertThatThrownBy(() -> new Bill(100, 10, 111, Money.EUR)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void everyBillSumsToZero(
            @ForAll @LongRange(max = 10_000_000) long net,
            @ForAll @LongRange(max = 1_000_000) long tax,
            @ForAll @LongRange(max = 11_000_000) long rebate) {
        Assume.that(rebate <= net + tax);
        Bill bill = new Bill(net, tax, rebate, Money.EUR);
        Posting posting = Posting.earned(LedgerKind.FARE, bill, "r", "c");
        assertThat(posting.entries().stream()
                        .mapToLong(e -> e.amount().amount())
                        .sum())
                .isZero();
        assertThat(bill.captainsShare().plus(bill.commission())).isEqualTo(Money.euros(net));
        assertThat(bill.commission().amount()).isNotNegative();
    }

    @Property
    void aFeeIsItsNetAndItsTax(@ForAll @LongRange(max = 1_000_000) long fee) {
        assertThat(Bill.inclusive(Money.euros(fee)).total()).isEqualTo(Money.euros(fee));
    }
}
