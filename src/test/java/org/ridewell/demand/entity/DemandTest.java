package org.ridewell.demand.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemandTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void saysNothingBeforeFiveMinutesWereSeen() {
        assertThat(seen(5, 0).forecast()).isEmpty();
    }

    @Test
    void carriesAClimbOnAndLevelsOff() {
        var ahead = seen(30, 1).forecast();
        assertThat(ahead.get(0).rate()).isGreaterThan(27);
        assertThat(ahead.get(14).rate() - ahead.get(13).rate())
                .isLessThan(ahead.get(1).rate() - ahead.get(0).rate());
    }

    @Test
    void staysWhereNothingChangesAndNeverFallsBelowZero() {
        assertThat(seen(30, 0).forecast()).allSatisfy(m -> assertThat(m.rate()).isEqualTo(10));
        assertThat(seen(12, -1).forecast()).allSatisfy(m -> assertThat(m.rate()).isNotNegative());
    }

    private static Demand seen(int minutes, double climb) {
        Demand demand = Demand.since(START);
        for (int i = 0; i < minutes; i++) {
            demand = demand.with(Math.max(0, 10 + climb * i), START.plus(Duration.ofMinutes(i)));
        }
        return demand;
    }
}
