package org.ridewell.protection.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ridewell.protection.entity.Protection;
import org.ridewell.protection.entity.Protection.Kind;
import org.ridewell.watchdog.control.MovedClock;

class DatabaseBreakerTest {

    private final MovedClock clock = new MovedClock();
    private final Protections protections = new Protections(clock);
    private boolean down = true;
    private final DatabaseBreaker breaker = new DatabaseBreaker(protections, d -> d.equals("database") && down);

    @Test
    void staysClosedWithoutAProtection() {
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void opensWhileTheProtectionHoldsAndTheOwnPingFindsTheDatabaseAway() {
        hold("database");
        assertThat(breaker.isOpen()).isTrue();
        clock.pass(Duration.ofSeconds(60));
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void letsRequestsPassAsSoonAsThePingIsGoodAgain() {
        hold("database");
        down = false;
        assertThat(breaker.isOpen()).isFalse();
        assertThat(protections.isOpen("database")).isTrue();
    }

    @Test
    void doesNotMindAnotherDependencysBreaker() {
        hold("maps");
        assertThat(breaker.isOpen()).isFalse();
    }

    private void hold(String dependency) {
        Instant until = clock.instant().plusSeconds(60);
        protections.put(new Protection("p", Kind.OPEN_BREAKER, dependency, null, until, "incident"));
    }
}
