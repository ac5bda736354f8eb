package org.ridewell.protection.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ridewell.protection.entity.Protection;
import org.ridewell.protection.entity.Protection.Kind;
import org.ridewell.watchdog.control.MovedClock;

class ProtectionsTest {

    private final MovedClock clock = new MovedClock();
    private final Protections protections = new Protections(clock);

    @Test
    void callsAreWelcomeAgainWhenTheLastRefusalEndsHoweverLongTheyThenGetLessTime() {
        put("a", Kind.OPEN_BREAKER, 60, null);
        put("b", Kind.TIGHTEN_TIMEOUT, 90, Duration.ofSeconds(2));
        assertThat(protections.retryAfter("maps")).contains(Duration.ofSeconds(60));
        clock.pass(Duration.ofSeconds(60));
        assertThat(protections.retryAfter("maps")).isEmpty();
        assertThat(protections.timeout("maps", Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theShortestTimeHoldsUntilItEnds() {
        put("a", Kind.TIGHTEN_TIMEOUT, 30, Duration.ofSeconds(1));
        put("b", Kind.TIGHTEN_TIMEOUT, 90, Duration.ofSeconds(2));
        assertThat(protections.timeout("maps", Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(1));
        clock.pass(Duration.ofSeconds(30));
        assertThat(protections.timeout("maps", Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(2));
        clock.pass(Duration.ofSeconds(60));
        assertThat(protections.timeout("maps", Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(4));
    }

    private void put(String name, Kind kind, int seconds, @Nullable Duration timeout) {
        protections.put(
                new Protection(name, kind, "maps", timeout, clock.instant().plusSeconds(seconds), "incident"));
    }
}
