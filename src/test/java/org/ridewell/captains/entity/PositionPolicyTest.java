package org.ridewell.captains.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.geo.entity.Position;

class PositionPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Position CASINO = new Position(43.7392, 7.4277);

    private static Shift shift(@Nullable Instant positionAt) {
        return new Shift("c1", true, false, CASINO, null, positionAt, null, null, null);
    }

    private static PositionReport report(Position position, long secondsFromNow) {
        return new PositionReport(position, 90, NOW.plusSeconds(secondsFromNow));
    }

    @Test
    void movesAtTheFirstReportOfAShift() {
        assertThat(PositionPolicy.judge(shift(null), report(CASINO, -3), NOW).moves())
                .isTrue();
    }

    @ParameterizedTest(name = "a report {0} s from now moves {1}, is refused {2}")
    @CsvSource({"31, false, true", "30, true, false", "0, true, false", "-299, true, false", "-301, false, false"})
    void judgesThePhonesClock(long seconds, boolean moves, boolean refused) {
        PositionPolicy.Verdict verdict = PositionPolicy.judge(shift(null), report(CASINO, seconds), NOW);
        assertThat(verdict.moves()).isEqualTo(moves);
        assertThat(verdict.refusal() != null).isEqualTo(refused);
    }

    @Nested
    class AfterAnEarlierReport {

        private final Shift shift = shift(NOW.minusSeconds(10));

        @ParameterizedTest
        @CsvSource({"-10", "-11", "-60"})
        void ignoresRepeatedAndOlderOnes(long seconds) {
            PositionPolicy.Verdict verdict = PositionPolicy.judge(shift, report(CASINO, seconds), NOW);
            assertThat(verdict.moves()).isFalse();
            assertThat(verdict.refusal()).isNull();
        }

        @Test
        void refusesAJumpThatNoVehicleMakes() {
            Position nice = new Position(43.7034, 7.2663);
            PositionPolicy.Verdict verdict = PositionPolicy.judge(shift, report(nice, 0), NOW);
            assertThat(verdict.refusal()).isNotNull().extracting("status").isEqualTo(422);
        }

        @Test
        void believesTheSameDistanceAfterLongEnough() {
            Position nice = new Position(43.7034, 7.2663);
            Shift longAgo = shift(NOW.minusSeconds(200));
            assertThat(PositionPolicy.judge(longAgo, report(nice, 0), NOW).moves())
                    .isTrue();
        }

        @Test
        void forgivesAReceiversNoise() {
            Position off = new Position(CASINO.lat() + 0.002, CASINO.lon());
            assertThat(PositionPolicy.judge(shift, report(off, -9), NOW).moves())
                    .isTrue();
        }
    }
}
