package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident.State;

/** People are called, again when nobody was reached, and never in the way of a heal. */
class CalledHumansTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;

    private final List<Instant> calls = new ArrayList<>();

    private void monitoringDies() {
        cluster.heartbeat = watchdog.clock.instant();
    }

    private void nobodyIsReached() {
        watchdog.pager = (incident, page) -> {
            calls.add(watchdog.clock.instant());
            return Optional.of(ActResult.of(ActResult.Status.FAILED, 0, "no mail was taken: Connection refused"));
        };
    }

    private void theMailHangs() {
        watchdog.pager = (incident, page) -> Optional.empty();
    }

    private void somebodyIsReached() {
        watchdog.pager = (incident, page) -> Optional.of(ActResult.done(0, "mail to 1 address", null));
    }

    @Test
    void saysInItsStepWhoWasReachedAndCallsNobodyAgain() {
        somebodyIsReached();
        monitoringDies();
        watchdog.run(Duration.ofMinutes(30));
        assertThat(watchdog.only().state()).isEqualTo(State.ESCALATED);
        assertThat(watchdog.decisions(Remedy.PAGE)).singleElement().satisfies(d -> {
            assertThat(d.outcome()).isEqualTo(Outcome.DONE);
            assertThat(d.reason())
                    .startsWith("the always-firing Watchdog alert")
                    .endsWith(": mail to 1 address");
        });
    }

    @Test
    void callsAgainEverMoreRarelyAndNotForEverWhenNobodyIsReached() {
        nobodyIsReached();
        monitoringDies();
        watchdog.run(Duration.ofHours(3));
        assertThat(calls).hasSize(8);
        for (int i = 1; i < calls.size(); i++) {
            assertThat(Duration.between(calls.get(i - 1), calls.get(i)))
                    .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(16));
        }
        assertThat(watchdog.only().state()).isEqualTo(State.ESCALATED);
        assertThat(watchdog.decisions(Remedy.PAGE)).hasSize(8).allSatisfy(d -> {
            assertThat(d.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(d.reason()).contains("Watchdog alert", "Connection refused");
        });

        cluster.heartbeat = watchdog.clock.instant().plus(Duration.ofHours(1));
        watchdog.run(Duration.ofMinutes(2));
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void callsAgainWhenTheLeaderChangedBeforeTheEndOfACallWasKnown() {
        theMailHangs();
        monitoringDies();
        watchdog.run(Duration.ofMinutes(4));
        assertThat(watchdog.decisions(Remedy.PAGE)).extracting(d -> d.outcome()).containsExactly(Outcome.DUE);
        watchdog.restart();
        watchdog.epoch++;
        somebodyIsReached();
        watchdog.run(Duration.ofMinutes(4));
        assertThat(watchdog.decisions(Remedy.PAGE))
                .extracting(d -> d.outcome())
                .containsExactly(Outcome.FAILED, Outcome.DONE);
    }

    /** The rung is refused for a minute, so a human is called beside it; then it is not refused any more. */
    private void hangsWhileAnotherHealerIsAtWork() {
        cluster.managedBy = "another healer";
        watchdog.run(Duration.ofSeconds(10));
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofSeconds(90));
        assertThat(watchdog.only().state()).isEqualTo(State.ESCALATED);
        cluster.managedBy = null;
    }

    @Test
    void healsOnWhileTheMailHangsAndClosesWhenItsEndIsKnown() {
        theMailHangs();
        hangsWhileAnotherHealerIsAtWork();
        watchdog.run(Duration.ofMinutes(3));
        assertThat(cluster.acts)
                .extracting(Act::remedy)
                .containsExactly(Remedy.PAGE, Remedy.QUARANTINE, Remedy.RESTART);
        assertThat(watchdog.only().state()).isNotEqualTo(State.CLOSED);

        somebodyIsReached();
        watchdog.run(Duration.ofSeconds(3));
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
        assertThat(watchdog.decisions(Remedy.PAGE).get(0).reason()).endsWith(": mail to 1 address");
    }

    @Test
    void aMailThatIsRefusedCostsNoRungAndNoTime() {
        nobodyIsReached();
        hangsWhileAnotherHealerIsAtWork();
        watchdog.run(Duration.ofSeconds(2));
        assertThat(watchdog.decisions(Remedy.QUARANTINE))
                .extracting(d -> d.outcome())
                .doesNotContain(Outcome.FAILED)
                .endsWith(Outcome.DONE);
    }
}
