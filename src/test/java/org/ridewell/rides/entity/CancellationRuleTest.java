package org.ridewell.rides.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.money.entity.Money;
import org.ridewell.rides.entity.CancellationRule.Cancellation;

class CancellationRuleTest {

    private static final Instant REQUESTED = Instant.parse("2026-11-24T12:00:00Z");
    private static final Money TOTAL = Money.euros(1250);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // by, reason, accepted, due, arrived, asked (all after the request): rule, cents
                "RIDER,   CHANGED_PLANS, -,    -,    -,    PT2M,       NOT_YET_ACCEPTED, 0",
                "RIDER,   CHANGED_PLANS, PT1M, -,    -,    PT2M59.999S, WITHIN_GRACE, 0",
                "RIDER,   CHANGED_PLANS, PT1M, -,    -,    PT3M,       CAPTAIN_UNDER_WAY, 300",
                "RIDER,   CHANGED_PLANS, PT1M, PT4M, -,    PT8M59.999S, CAPTAIN_UNDER_WAY, 300",
                "RIDER,   CHANGED_PLANS, PT1M, PT4M, -,    PT9M,       CAPTAIN_LATE, 0",
                "RIDER,   CHANGED_PLANS, PT1M, PT4M, PT2M, PT2M1S,     CAPTAIN_WAITS, 500",
                "RIDER,   CHANGED_PLANS, PT1M, PT4M, PT9M, PT20M,      CAPTAIN_WAITS, 500",
                "CAPTAIN, VEHICLE,       PT1M, PT4M, PT2M, PT20M,      BY_CAPTAIN, 0",
                "CAPTAIN, NO_SHOW,       PT1M, PT4M, -,    PT20M,      BY_CAPTAIN, 0",
                "CAPTAIN, NO_SHOW,       PT1M, PT4M, PT2M, PT6M59.999S, BY_CAPTAIN, 0",
                "CAPTAIN, NO_SHOW,       PT1M, PT4M, PT2M, PT7M,       NO_SHOW, 500",
                "RIDER,   NO_SHOW,       PT1M, -,    -,    PT2M,       WITHIN_GRACE, 0",
                "SYSTEM,  PAYMENT_FAILED, PT1M, -,   PT2M, PT20M,      BY_SYSTEM, 0",
            })
    void namesRuleAndFee(
            Party by,
            String reason,
            Duration accepted,
            Duration due,
            Duration arrived,
            Duration asked,
            CancellationRule rule,
            long cents) {
        Timeline times = Timeline.requestedAt(REQUESTED);
        if (accepted != null) {
            times = times.acceptedAt(REQUESTED.plus(accepted), due == null ? null : REQUESTED.plus(due));
        }
        if (arrived != null) {
            times = times.arrivedAt(REQUESTED.plus(arrived));
        }
        CancellationFee fee = CancellationRule.fee(new Cancellation(by, reason, times, REQUESTED.plus(asked)), TOTAL);
        assertThat(fee).isEqualTo(new CancellationFee(rule, Money.euros(cents), CancellationRule.POLICY));
    }

    @Test
    void neverCostsMoreThanTheRide() {
        Timeline times =
                Timeline.requestedAt(REQUESTED).acceptedAt(REQUESTED, null).arrivedAt(REQUESTED.plusSeconds(60));
        Cancellation late = new Cancellation(Party.RIDER, "", times, REQUESTED.plusSeconds(600));
        assertThat(CancellationRule.fee(late, Money.euros(85)).amount()).isEqualTo(Money.euros(85));
    }

    @Property
    void alwaysFindsARuleAndAFeeWithinTheFare(
            @ForAll Party by,
            @ForAll @LongRange(max = 3_600) long accepted,
            @ForAll @LongRange(max = 3_600) long arrived,
            @ForAll @LongRange(max = 10_000) long asked,
            @ForAll @LongRange(max = 10_000) long total) {
        Timeline times = Timeline.requestedAt(REQUESTED)
                .acceptedAt(REQUESTED.plusSeconds(accepted), null)
                .arrivedAt(REQUESTED.plusSeconds(accepted + arrived));
        CancellationFee fee = CancellationRule.fee(
                new Cancellation(by, CancellationRule.NO_SHOW_REASON, times, REQUESTED.plusSeconds(asked)),
                Money.euros(total));
        assertThat(fee.amount().amount()).isBetween(0L, total);
    }
}
