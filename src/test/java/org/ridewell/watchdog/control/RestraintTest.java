package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridewell.guards.entity.Guard;
import org.ridewell.playbooks.control.ShippedPlaybooks;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.signals.entity.Snapshot.Alert;
import org.ridewell.signals.entity.Snapshot.BlindSpot;
import org.ridewell.watchdog.control.SimulatedCluster.SimulatedPod;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident.State;

/** When nothing is to be done, or no more. */
class RestraintTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;

    @Test
    void rehearsesAPlaybookInShadowAndWritesWhatWouldHaveHappenedIntoItsReason() {
        watchdog.playbooks = ShippedPlaybooks.all().stream()
                .map(p -> new Playbook(
                        p.name(), p.fault(), Playbook.Mode.SHADOW, p.why(), p.steady(), p.ladder(), p.limits()))
                .toList();
        watchdog.restart();
        watchdog.run(Duration.ofSeconds(10));
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofMinutes(2));

        assertThat(cluster.acts).extracting(Act::remedy).containsOnly(Remedy.PAGE);
        assertThat(cluster.rehearsed).extracting(Act::remedy).startsWith(Remedy.QUARANTINE, Remedy.RESTART);
        assertThat(watchdog.only().decisions()).first().satisfies(d -> {
            assertThat(d.outcome()).isEqualTo(Outcome.SHADOW);
            assertThat(d.guard()).isEqualTo(Guard.DRY_RUN);
            assertThat(d.reason()).endsWith("; dry run: dry");
        });
    }

    @Test
    void leavesAPodToAnotherHealerAtWork() {
        cluster.managedBy = "another healer";
        watchdog.run(Duration.ofSeconds(10));
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofSeconds(20));

        assertThat(cluster.acts).isEmpty();
        assertThat(watchdog.only().decisions()).first().satisfies(d -> {
            assertThat(d.guard()).isEqualTo(Guard.OTHERS_AT_WORK);
            assertThat(d.reason()).contains("another healer");
        });
    }

    @Test
    void killsNothingWhileTheMonitoringIsDead() {
        cluster.heartbeat = watchdog.clock.instant();
        watchdog.run(Duration.ofMinutes(4));
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofMinutes(2));

        assertThat(cluster.acts).extracting(Act::remedy).containsOnly(Remedy.PAGE);
        assertThat(watchdog.incidents.values())
                .extracting(i -> i.fault())
                .containsExactlyInAnyOrder(Fault.MONITORING_DEAD, Fault.HUNG_POD);
        assertThat(watchdog.decisions(Remedy.QUARANTINE)).isNotEmpty().allSatisfy(d -> {
            assertThat(d.guard()).isEqualTo(Guard.STALE_EVIDENCE);
            assertThat(d.reason()).contains("Watchdog alert");
        });

        cluster.heartbeat = watchdog.clock.instant().plus(Duration.ofHours(1));
        watchdog.run(Duration.ofSeconds(30));
        assertThat(cluster.acts).extracting(Act::remedy).contains(Remedy.QUARANTINE);
        watchdog.run(Duration.ofMinutes(3));
        assertThat(watchdog.incidents.values()).extracting(i -> i.state()).containsOnly(State.CLOSED);
    }

    @Test
    void killsNothingWhenEverythingIsSick() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.pods.values().forEach(p -> p.hung = true);
        watchdog.run(Duration.ofMinutes(3));
        assertThat(cluster.acts).extracting(Act::remedy).containsOnly(Remedy.PAGE);
        assertThat(watchdog.incidents.values())
                .flatExtracting(i -> i.decisions())
                .filteredOn(d -> d.outcome() == Outcome.REFUSED)
                .extracting(d -> d.guard())
                .contains(Guard.TOO_MUCH_SICK);
    }

    @Test
    void alertsWithForgedLabelsChooseNoTarget() {
        watchdog.run(Duration.ofSeconds(30));
        SimulatedPod healthy = cluster.pod(1);
        watchdog.alerts = List.of(
                new Alert("HungPod", watchdog.clock.instant(), healthy.name),
                new Alert("BadRevision", watchdog.clock.instant(), "payments-database-0"),
                new Alert("HungPod", watchdog.clock.instant(), "../../kube-system/etcd"));
        watchdog.run(Duration.ofMinutes(3));
        assertThat(cluster.acts).isEmpty();
        assertThat(watchdog.incidents).isEmpty();

        SimulatedPod hung = cluster.pod(0);
        hung.hung = true;
        watchdog.run(Duration.ofSeconds(8));
        assertThat(cluster.acts).extracting(a -> a.target().uid()).containsExactly(hung.uid);
    }

    @Test
    void treatsNothingThatItsMirrorsMayShowAsItWas() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.blind.add(new BlindSpot("pods", "403 Forbidden"));
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofSeconds(30));
        assertThat(cluster.acts).extracting(Act::remedy).doesNotContain(Remedy.QUARANTINE, Remedy.RESTART);
        assertThat(watchdog.only().decisions())
                .filteredOn(d -> d.guard() == Guard.STALE_EVIDENCE)
                .extracting(d -> d.reason())
                .contains("pods of the API server cannot be seen: 403 Forbidden");
        cluster.blind.clear();
        watchdog.run(Duration.ofSeconds(5));
        assertThat(cluster.acts).extracting(Act::remedy).contains(Remedy.QUARANTINE);
    }

    @Test
    void doesNothingWithoutTheApiServer() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.answering = false;
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofMinutes(2));
        assertThat(cluster.acts).extracting(Act::remedy).containsOnly(Remedy.PAGE);
    }

    @Test
    void budgetsCooldownsAndTheChainBreakerSurviveEachChangeOfLeader() {
        watchdog.run(Duration.ofSeconds(20));
        for (int second = 0; second < 3600; second++) {
            if (second % 47 == 0) {
                watchdog.restart();
                watchdog.epoch++;
            }
            List.copyOf(cluster.pods.values()).stream().skip(2).forEach(p -> p.crashing = true);
            watchdog.look();
        }
        assertThat(cluster.acts.stream().filter(a -> a.remedy() == Remedy.RESTART))
                .hasSize(3);
        assertThat(watchdog.incidents.values())
                .flatExtracting(i -> i.decisions())
                .anySatisfy(d -> assertThat(d.reason()).contains("not proven effective"));
    }

    @Test
    void breaksTheChainAfterThreeHealsThatAreNotProvenEffective() {
        watchdog.run(Duration.ofSeconds(20));
        for (int second = 0; second < 3600; second++) {
            List.copyOf(cluster.pods.values()).stream().skip(2).forEach(p -> p.crashing = true);
            watchdog.look();
        }
        long restarts =
                cluster.acts.stream().filter(a -> a.remedy() == Remedy.RESTART).count();
        assertThat(restarts).isEqualTo(3);
        assertThat(watchdog.incidents.values())
                .flatExtracting(i -> i.decisions())
                .anySatisfy(d -> assertThat(d.reason()).contains("not proven effective"));
    }
}
