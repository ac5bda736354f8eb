package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.Snapshot.Alert;
import org.ridewell.watchdog.control.SimulatedCluster.SimulatedPod;
import org.ridewell.watchdog.entity.Decision;
import org.ridewell.watchdog.entity.Decision.Effect;

/** What is known of a fault, and what is not known. */
class EvidenceTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;

    @Test
    void keepsAnAlertOfTheSameFaultAsEvidenceUnlessItNamesAnotherPod() {
        watchdog.run(Duration.ofSeconds(30));
        SimulatedPod hung = cluster.pod(0);
        Instant since = watchdog.clock.instant();
        watchdog.alerts = List.of(
                new Alert("HungPod", since, hung.name),
                new Alert("HungPod", since, cluster.pod(1).name),
                new Alert("LostDependency", since, null));
        hung.hung = true;
        watchdog.run(Duration.ofSeconds(8));
        assertThat(watchdog.only().decisions().get(0).evidence())
                .filteredOn(signal -> signal.source().equals("alertmanager"))
                .containsExactly(new Signal("alertmanager", "alert:HungPod", hung.name, 1, since));
    }

    @Test
    void keepsWhatKubernetesWarnedOfThePodLatelyAsEvidence() {
        watchdog.run(Duration.ofSeconds(30));
        SimulatedPod crashing = cluster.pod(0);
        Instant now = watchdog.clock.instant();
        Signal backOff = new Signal("cluster", "warning:BackOff", crashing.name, 4, now.minusSeconds(20));
        crashing.warnings.add(backOff);
        crashing.warnings.add(
                new Signal("cluster", "warning:FailedMount", crashing.name, 1, now.minus(Duration.ofHours(1))));
        cluster.pod(1).warnings.add(new Signal("cluster", "warning:Unhealthy", cluster.pod(1).name, 1, now));
        crashing.crashing = true;
        watchdog.run(Duration.ofSeconds(8));
        assertThat(watchdog.only().decisions().get(0).evidence())
                .filteredOn(signal -> signal.name().startsWith("warning:"))
                .containsExactly(backOff);
    }

    @Nested
    class WithoutASignalNothingIsProven {

        @Test
        void ofARollBackBehindWhichNobodyAsks() {
            watchdog.run(Duration.ofMinutes(1));
            cluster.deploy(p -> p.errors = 0.5);
            cluster.afterEachAct = () -> cluster.idle = true;
            watchdog.run(Duration.ofMinutes(3));
            assertThat(watchdog.decisions(Remedy.ROLL_BACK))
                    .extracting(Decision::verification)
                    .containsExactly(Effect.INCONCLUSIVE);
        }

        @Test
        void butThePodsThemselvesProveARollBackOfARevisionThatCrashed() {
            cluster.idle = true;
            watchdog.run(Duration.ofMinutes(1));
            cluster.deploy(p -> p.crashing = true);
            watchdog.run(Duration.ofMinutes(4));
            assertThat(watchdog.decisions(Remedy.ROLL_BACK))
                    .extracting(Decision::verification)
                    .containsExactly(Effect.EFFECTIVE);
        }

        @Test
        void ofAQuarantineAmongPodsWhoseMetricsCannotBeRead() {
            watchdog.run(Duration.ofSeconds(30));
            cluster.pod(0).hung = true;
            cluster.afterEachAct = () -> cluster.pods.values().forEach(p -> p.unread = true);
            watchdog.run(Duration.ofSeconds(90));
            assertThat(watchdog.decisions(Remedy.QUARANTINE).get(0).verification())
                    .isEqualTo(Effect.INCONCLUSIVE);
        }

        @Test
        void andOnePodThatCannotBeReadDoesNotHideTheLoadOfTheOthers() {
            watchdog.run(Duration.ofSeconds(20));
            cluster.pod(0).unread = true;
            cluster.saturation = 0.97;
            watchdog.run(Duration.ofMinutes(1));
            assertThat(cluster.acts).extracting(Act::remedy).contains(Remedy.SCALE_OUT);
        }
    }
}
