package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident.State;

/** All pods are full: more of them, and as few as before once the load is gone. */
class OverloadTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;

    @Test
    void raisesTheFloorUnderLoadAndLowersItWhenTheLoadIsGone() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.saturation = 0.97;
        watchdog.run(Duration.ofMinutes(1));
        assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.SCALE_OUT);
        assertThat(cluster.floor).isEqualTo(4);
        watchdog.run(Duration.ofMinutes(2));
        cluster.saturation = 0.2;
        watchdog.run(Duration.ofMinutes(8));
        assertThat(cluster.floor).isEqualTo(3);
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void lowersTheFloorWhoseRaiseWasNeverAnswered() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.saturation = 0.97;
        cluster.afterEachAct = () -> cluster.losesAnswers = cluster.performed.size() < 2;
        watchdog.run(Duration.ofMinutes(1));
        assertThat(watchdog.decisions(Remedy.SCALE_OUT))
                .extracting(d -> d.outcome())
                .contains(Outcome.FAILED, Outcome.DONE);
        assertThat(cluster.floor).isEqualTo(4);
        cluster.saturation = 0.2;
        watchdog.run(Duration.ofMinutes(8));
        assertThat(cluster.floor).isEqualTo(3);
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
    }
}
