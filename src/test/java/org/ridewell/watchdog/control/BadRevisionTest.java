package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ridewell.guards.entity.Guard;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.control.SimulatedCluster.SimulatedPod;
import org.ridewell.watchdog.entity.Decision.Effect;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident.State;

/** A revision that fails, crawls or crashes is rolled back; what looks like one is not. */
class BadRevisionTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;

    @Test
    void rollsABadRevisionBackWithinSixtySeconds() {
        watchdog.run(Duration.ofMinutes(1));
        cluster.deploy(p -> p.errors = 0.5);
        watchdog.run(Duration.ofMinutes(1));
        assertThat(cluster.acts).extracting(Act::remedy).contains(Remedy.ROLL_BACK);
        // pods that have just started answer late, and yet they answer
        cluster.pods.values().forEach(p -> p.latency = 0.4);
        watchdog.run(Duration.ofSeconds(15));
        cluster.pods.values().forEach(p -> p.latency = 0.02);
        watchdog.run(Duration.ofMinutes(3));
        assertThat(watchdog.only().fault()).isEqualTo(Fault.BAD_REVISION);
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
        assertThat(watchdog.decisions(Remedy.ROLL_BACK).get(0).verification()).isEqualTo(Effect.EFFECTIVE);
    }

    @Test
    void rollsNobodyBackToARevisionThatWasFoundBad() {
        watchdog.run(Duration.ofMinutes(1));
        cluster.deploy(p -> p.errors = 0.5);
        watchdog.run(Duration.ofMinutes(6));
        assertThat(watchdog.decisions(Remedy.ROLL_BACK)).hasSize(1);
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);

        cluster.pods.values().forEach(p -> p.errors = 0.5);
        watchdog.run(Duration.ofMinutes(6));
        assertThat(cluster.acts).extracting(Act::remedy).containsOnlyOnce(Remedy.ROLL_BACK);
        assertThat(watchdog.decisions(Remedy.ROLL_BACK).get(1).reason()).contains("was found bad, too");
        assertThat(cluster.acts).extracting(Act::remedy).contains(Remedy.PAGE);
    }

    @Test
    void rollsBackAgainToARevisionThatServedWellAfterAll() {
        watchdog.run(Duration.ofMinutes(1));
        cluster.deploy(p -> p.errors = 0.5);
        cluster.managedBy = "somebody who mends it";
        watchdog.run(Duration.ofMinutes(1));
        cluster.pods.values().forEach(p -> p.errors = 0);
        watchdog.run(Duration.ofMinutes(10));
        cluster.managedBy = null;
        assertThat(cluster.acts).extracting(Act::remedy).doesNotContain(Remedy.ROLL_BACK);

        cluster.deploy(p -> p.errors = 0.5);
        watchdog.run(Duration.ofMinutes(1));
        assertThat(cluster.acts).extracting(Act::remedy).contains(Remedy.ROLL_BACK);
    }

    @Test
    void takesTheFastErrorsOfABadRevisionForNoMeasureOfSpeed() {
        watchdog.run(Duration.ofMinutes(1));
        cluster.managedBy = "somebody who mends it";
        cluster.deploy(p -> {
            p.errors = 0.9;
            p.latency = 0.002;
        });
        watchdog.run(Duration.ofSeconds(40));
        // while the last of its pods go, both serve
        cluster.deployBeside(p -> {});
        watchdog.run(Duration.ofSeconds(30));
        cluster.retire(cluster.revision - 1);
        cluster.managedBy = null;
        watchdog.run(Duration.ofMinutes(1));
        int acts = cluster.acts.size();
        cluster.pods.values().forEach(p -> p.latency = 0.6);
        watchdog.run(Duration.ofMinutes(3));
        assertThat(cluster.acts).hasSize(acts);
    }

    @Test
    void doesNotBlameARollBackForALostDatabase() {
        watchdog.run(Duration.ofMinutes(1));
        cluster.deploy(p -> p.errors = 0.5);
        watchdog.run(Duration.ofSeconds(50));
        assertThat(watchdog.decisions(Remedy.ROLL_BACK)).hasSize(1);
        cluster.pods.values().forEach(p -> p.errors = 0.9);
        watchdog.run(Duration.ofSeconds(8));
        cluster.dependencies.put("database", 0.0);
        watchdog.run(Duration.ofMinutes(1));
        assertThat(watchdog.decisions(Remedy.ROLL_BACK)).hasSize(1).allSatisfy(d -> assertThat(d.outcome())
                .isEqualTo(Outcome.DONE));
    }

    @Test
    void rollsARevisionBackInWhichOneBookingInThreeFailsAndAllElseIsFine() {
        watchdog.run(Duration.ofMinutes(1));
        cluster.deploy(p -> p.bookingErrors = 0.33);
        watchdog.run(Duration.ofMinutes(1));
        assertThat(cluster.acts).extracting(Act::remedy).contains(Remedy.ROLL_BACK);
        assertThat(watchdog.only().reason()).contains("POST /rides");
    }

    @Test
    void callsAHumanRatherThanRollBackARevisionThatServedForADay() {
        watchdog.run(Duration.ofMinutes(1));
        cluster.pods.values().forEach(p -> p.bookingErrors = 0.33);
        watchdog.run(Duration.ofMinutes(3));
        assertThat(cluster.acts).extracting(Act::remedy).containsOnly(Remedy.PAGE);
        assertThat(watchdog.only().fault()).isEqualTo(Fault.BAD_REVISION);
    }

    @Test
    void blamesNoRevisionForBookingsThatFailWithoutADatabase() {
        watchdog.run(Duration.ofMinutes(1));
        cluster.dependencies.put("database", 0.0);
        cluster.pods.values().forEach(p -> p.bookingErrors = 0.33);
        watchdog.run(Duration.ofMinutes(1));
        cluster.dependencies.put("database", 1.0);
        watchdog.run(Duration.ofMinutes(1));
        cluster.pods.values().forEach(p -> p.bookingErrors = 0);
        watchdog.run(Duration.ofMinutes(3));
        assertThat(watchdog.only().fault()).isEqualTo(Fault.LOST_DEPENDENCY);
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void rollsARevisionBackThatIsTenTimesSlower() {
        watchdog.run(Duration.ofMinutes(1));
        cluster.deploy(p -> p.latency = 0.2);
        watchdog.run(Duration.ofMinutes(1));
        assertThat(cluster.acts).extracting(Act::remedy).contains(Remedy.ROLL_BACK);
    }

    @Test
    void rollsARevisionBackWhosePodsAllCrash() {
        watchdog.run(Duration.ofSeconds(30));
        cluster.deploy(p -> p.crashing = true);
        watchdog.run(Duration.ofMinutes(4));
        assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.ROLL_BACK);
        assertThat(watchdog.only().fault()).isEqualTo(Fault.CRASH_LOOP);
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void movesOnePodElsewhereThatCrashesAlone() {
        watchdog.run(Duration.ofSeconds(30));
        SimulatedPod crashing = cluster.pod(1);
        crashing.crashing = true;
        watchdog.run(Duration.ofMinutes(3));
        assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.RESTART);
        assertThat(cluster.acts.get(0).target().uid()).isEqualTo(crashing.uid);
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void leavesARollBackToTheGitOpsOwner() {
        cluster.ownedBy = "Argo CD (rides)";
        watchdog.run(Duration.ofMinutes(1));
        cluster.deploy(p -> p.errors = 0.5);
        watchdog.run(Duration.ofMinutes(1));

        assertThat(cluster.acts).extracting(Act::remedy).doesNotContain(Remedy.ROLL_BACK);
        assertThat(watchdog.decisions(Remedy.ROLL_BACK)).first().satisfies(d -> {
            assertThat(d.guard()).isEqualTo(Guard.OTHERS_AT_WORK);
            assertThat(d.reason()).contains("Argo CD (rides)");
        });
    }
}
