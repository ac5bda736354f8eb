package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.audit.entity.Replay;
import org.ridewell.guards.entity.Guard;
import org.ridewell.playbooks.control.ShippedPlaybooks;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.record.entity.Entry;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.Protecting;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.Snapshot.Alert;
import org.ridewell.signals.entity.Snapshot.BlindSpot;
import org.ridewell.signals.entity.Snapshot.Pause;
import org.ridewell.watchdog.control.SimulatedCluster.SimulatedPod;
import org.ridewell.watchdog.entity.Decision;
import org.ridewell.watchdog.entity.Decision.Effect;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident;
import org.ridewell.watchdog.entity.Incident.State;
import org.ridewell.watchdog.entity.Memory;

class HealerTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;

    @Nested
    class WhenOnePodHangs {

        @Test
        void quarantinesItWithinFiveSecondsThenRemovesItAndCloses() {
            watchdog.run(Duration.ofSeconds(30));
            SimulatedPod hung = cluster.pod(0);
            hung.hung = true;
            watchdog.run(Duration.ofSeconds(5));
            assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.QUARANTINE);
            assertThat(cluster.acts.get(0).target().uid()).isEqualTo(hung.uid);

            watchdog.run(Duration.ofMinutes(2));
            assertThat(watchdog.only().fault()).isEqualTo(Fault.HUNG_POD);
            assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
            assertThat(watchdog.decisions(Remedy.QUARANTINE).get(0).verification())
                    .isEqualTo(Effect.EFFECTIVE);
            assertThat(cluster.pods).doesNotContainKey(hung.uid);
            assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.QUARANTINE, Remedy.RESTART);
        }

        @Test
        void quarantinesOneThatHadJustStartedAsFast() {
            watchdog.run(Duration.ofSeconds(10));
            SimulatedPod young = cluster.start(cluster.revision, watchdog.clock.instant());
            watchdog.run(Duration.ofSeconds(25));
            young.hung = true;
            watchdog.run(Duration.ofSeconds(5));
            assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.QUARANTINE);
            assertThat(cluster.acts.get(0).target().uid()).isEqualTo(young.uid);
        }

        @Test
        void everyDecisionReplaysTheSame() {
            watchdog.run(Duration.ofSeconds(30));
            cluster.pod(0).hung = true;
            watchdog.run(Duration.ofSeconds(150));
            Replay replay = new Replay();
            watchdog.record.forEach(replay::next);
            assertThat(replay.result(List.of()).plans()).isGreaterThanOrEqualTo(3);
            assertThat(replay.result(List.of()).differing()).isEmpty();
        }

        @Test
        void doesNothingWhilePaused() {
            watchdog.run(Duration.ofSeconds(10));
            cluster.pause = new Pause("ops", "maintenance", watchdog.clock.instant());
            cluster.pod(0).hung = true;
            watchdog.run(Duration.ofMinutes(5));
            assertThat(cluster.acts).isEmpty();
            assertThat(watchdog.only().decisions()).hasSize(1).first().satisfies(d -> {
                assertThat(d.outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(d.guard()).isEqualTo(Guard.PAUSED);
                assertThat(d.reason()).contains("maintenance");
            });
        }

        @Test
        void doesNothingWithALeaseThatIsTooOld() {
            watchdog.run(Duration.ofSeconds(10));
            watchdog.lease = Duration.ZERO;
            cluster.pod(0).hung = true;
            watchdog.run(Duration.ofMinutes(1));
            assertThat(cluster.acts).isEmpty();
            assertThat(watchdog.only().decisions()).extracting(d -> d.guard()).containsExactly(Guard.NOT_LEADING);
        }

        @Test
        void anotherLeaderGoesOnWithoutDoingItTwice() {
            watchdog.run(Duration.ofSeconds(10));
            cluster.pod(0).hung = true;
            watchdog.run(Duration.ofSeconds(6));
            assertThat(cluster.acts).hasSize(1);
            watchdog.restart();
            watchdog.epoch++;
            watchdog.run(Duration.ofSeconds(150));
            assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.QUARANTINE, Remedy.RESTART);
            assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
        }

        @Test
        void actsOnNothingWithoutTheLabel() {
            cluster.healable = false;
            watchdog.run(Duration.ofSeconds(10));
            cluster.pod(0).hung = true;
            watchdog.run(Duration.ofMinutes(2));
            assertThat(cluster.acts).isEmpty();
        }
    }

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

    @Test
    void takesAHungPodFromAWorkloadWhoseManifestHasAGitOpsOwner() {
        cluster.ownedBy = "Argo CD (rides)";
        watchdog.run(Duration.ofSeconds(10));
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofSeconds(20));

        assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.QUARANTINE);
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

    @Test
    void neverTreatsAnotherPodOfTheSameName() {
        watchdog.run(Duration.ofSeconds(30));
        SimulatedPod hung = cluster.pod(0);
        hung.hung = true;
        watchdog.run(Duration.ofSeconds(3));
        // between the suspicion and the act the pod is replaced by another one that has its name
        cluster.pods.remove(hung.uid);
        cluster.pods.put("another", new SimulatedPod(hung.name, "another", hung.revision, hung.createdAt));
        watchdog.run(Duration.ofMinutes(1));
        assertThat(cluster.acts).isEmpty();
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
    void healsNoSecondPodWhileTheFirstOneIsGoneAndItsReplacementStarts() {
        cluster.wanted = 2;
        cluster.pods.remove(cluster.pod(2).uid);
        watchdog.run(Duration.ofSeconds(20));
        SimulatedPod crashing = cluster.pod(0);
        SimulatedPod other = cluster.pod(1);
        crashing.crashing = true;
        while (cluster.acts.isEmpty()) {
            watchdog.look();
        }
        assertThat(cluster.pods).doesNotContainKey(crashing.uid);
        other.hung = true;
        watchdog.run(Duration.ofSeconds(12));
        assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.RESTART);
        watchdog.run(Duration.ofSeconds(12));
        assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.RESTART, Remedy.QUARANTINE);
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

    @Nested
    class HarmIsTakenBack {

        /** The pods that are left begin to fail as soon as one was taken out. */
        private void harm() {
            watchdog.run(Duration.ofSeconds(30));
            cluster.pod(0).hung = true;
            cluster.afterEachAct = () -> cluster.pods.values().forEach(p -> p.errors = 0.9);
            watchdog.run(Duration.ofSeconds(10));
        }

        private Decision quarantine() {
            return watchdog.decisions(Remedy.QUARANTINE).get(0);
        }

        @Test
        void atOnce() {
            harm();
            assertThat(quarantine().verification()).isEqualTo(Effect.HARMFUL);
            assertThat(quarantine().outcome()).isEqualTo(Outcome.UNDONE);
        }

        @Test
        void byTheNextLeaderWhenTheFirstTryFailed() {
            cluster.undoing = Status.CONFLICT;
            harm();
            assertThat(quarantine().outcome()).isEqualTo(Outcome.DONE);
            watchdog.restart();
            watchdog.epoch++;
            cluster.undoing = Status.DONE;
            watchdog.run(Duration.ofSeconds(10));
            assertThat(quarantine().verification()).isEqualTo(Effect.HARMFUL);
            assertThat(quarantine().outcome()).isEqualTo(Outcome.UNDONE);
        }

        @Test
        void orPeopleAreCalled() {
            cluster.undoing = Status.FAILED;
            harm();
            watchdog.run(Duration.ofMinutes(1));
            assertThat(cluster.acts).extracting(Act::remedy).contains(Remedy.PAGE);
            assertThat(quarantine().outcome()).isEqualTo(Outcome.DONE);
            assertThat(watchdog.incidents.values())
                    .filteredOn(i -> i.fault() == Fault.HUNG_POD)
                    .extracting(Incident::state)
                    .doesNotContain(State.CLOSED);
        }
    }

    @Test
    void watchesAQuarantineWhoseAnswerWasLost() {
        watchdog.run(Duration.ofSeconds(30));
        cluster.losesAnswers = true;
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofSeconds(8));
        cluster.losesAnswers = false;
        watchdog.run(Duration.ofMinutes(2));
        assertThat(watchdog.decisions(Remedy.QUARANTINE)).hasSize(1).first().satisfies(d -> {
            assertThat(d.outcome()).isEqualTo(Outcome.DONE);
            assertThat(d.verification()).isEqualTo(Effect.EFFECTIVE);
        });
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
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

    @Nested
    class WhenADependencyIsLost {

        @Test
        void protectsVetoesEachRestartByNameAndClosesWhenItIsBack() {
            watchdog.run(Duration.ofSeconds(20));
            cluster.dependencies.put("payment-gateway", 0.0);
            watchdog.run(Duration.ofSeconds(20));
            assertThat(cluster.acts).extracting(Act::remedy).startsWith(Remedy.PROTECT);
            assertThat(watchdog.decisions(Remedy.RESTART)).first().satisfies(d -> {
                assertThat(d.outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(d.guard()).isEqualTo(Guard.SHARED_DEPENDENCY);
                assertThat(d.reason()).contains("payment-gateway");
            });
            assertThat(watchdog.decisions(Remedy.PROTECT).get(0).verification()).isEqualTo(Effect.EFFECTIVE);

            watchdog.run(Duration.ofMinutes(3));
            assertThat(cluster.acts).extracting(Act::remedy).doesNotContain(Remedy.RESTART);
            cluster.dependencies.put("payment-gateway", 1.0);
            watchdog.run(Duration.ofSeconds(30));
            assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
            assertThat(watchdog.decisions(Remedy.PROTECT).get(0).outcome()).isEqualTo(Outcome.UNDONE);
        }

        @Test
        void doesNotSayThatAProtectionHelpedWhereNothingFailedBefore() {
            cluster.callsOfTheLost = 0;
            lose("database");
            assertThat(watchdog.decisions(Remedy.PROTECT).get(0).verification()).isEqualTo(Effect.INCONCLUSIVE);
            assertThat(cluster.acts).extracting(Act::remedy).doesNotContain(Remedy.RESTART);
        }

        @Test
        void doesNotSayThatAProtectionHelpedBehindWhichCallsGoOnFailing() {
            cluster.leaking = true;
            lose("database");
            assertThat(watchdog.decisions(Remedy.PROTECT).get(0).verification()).isEqualTo(Effect.NO_EFFECT);
        }

        @Test
        void aProtectionHelpsThatKeepsCallsFromFailing() {
            lose("database");
            assertThat(watchdog.decisions(Remedy.PROTECT).get(0).verification()).isEqualTo(Effect.EFFECTIVE);
        }

        private void lose(String dependency) {
            watchdog.run(Duration.ofSeconds(20));
            cluster.dependencies.put(dependency, 0.0);
            watchdog.run(Duration.ofSeconds(20));
        }

        @ParameterizedTest
        @CsvSource({
            "database,OPEN_BREAKER:database:60;SHED:engagement:60",
            "payment-gateway,OPEN_BREAKER:payment-gateway:60;TIGHTEN_TIMEOUT:payment-gateway:90:2000",
            "maps,OPEN_BREAKER:maps:60;SHED:quotes:60;TIGHTEN_TIMEOUT:maps:90:250"
        })
        void protectsByWhatThePodsCanDoAboutTheDependency(String dependency, String measures) {
            lose(dependency);
            assertThat(cluster.acts.get(0).parameters()).containsEntry(Protecting.MEASURES, measures);
        }

        @Test
        void anotherLeaderKeepsTheProtection() {
            watchdog.run(Duration.ofSeconds(20));
            cluster.dependencies.put("payment-gateway", 0.0);
            watchdog.run(Duration.ofSeconds(20));
            watchdog.restart();
            watchdog.run(Duration.ofSeconds(30));
            assertThat(watchdog.only().state()).isNotEqualTo(State.CLOSED);
            assertThat(watchdog.decisions(Remedy.PROTECT).get(0).outcome()).isEqualTo(Outcome.DONE);
        }

        @Test
        void noPodIsRestartedInThreeMinutesWithoutADatabase() {
            watchdog.run(Duration.ofSeconds(20));
            cluster.dependencies.put("database", 0.0);
            cluster.pods.values().forEach(p -> p.errors = 0.9);
            watchdog.run(Duration.ofMinutes(3));
            assertThat(cluster.acts).extracting(Act::remedy).containsOnly(Remedy.PROTECT, Remedy.PAGE);
        }
    }

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

    @Test
    void doesNothingWithoutTheApiServer() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.answering = false;
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofMinutes(2));
        assertThat(cluster.acts).extracting(Act::remedy).containsOnly(Remedy.PAGE);
    }

    @Test
    void doesNothingWhileItsMemoryCannotBeSaved() {
        watchdog.run(Duration.ofSeconds(20));
        watchdog.memoryAnswers = false;
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofMinutes(2));
        assertThat(cluster.acts).isEmpty();
    }

    @Test
    void opensAnIncidentOnceHoweverLongItsMemoryCannotBeSaved() {
        watchdog.run(Duration.ofSeconds(20));
        watchdog.memoryAnswers = false;
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofMinutes(2));
        assertThat(watchdog.recorded(EntryKind.PLAN)).isEmpty();
        assertThat(watchdog.recorded(EntryKind.CONTROL))
                .extracting(c -> c.path("event").asText())
                .filteredOn(event -> event.contains("nothing is done"))
                .hasSize(1);

        watchdog.memoryAnswers = true;
        watchdog.run(Duration.ofMinutes(2));
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
        assertThat(watchdog.recorded(EntryKind.CONTROL))
                .extracting(c -> c.path("event").asText())
                .filteredOn(event -> event.startsWith("incident"))
                .containsExactly("incident opened", "incident closed");
    }

    @Nested
    class WhenItsMemoryIsLostRightAfterAnAct {

        private final SimulatedPod hung = cluster.pod(0);

        private void hangAndForget() {
            watchdog.run(Duration.ofSeconds(30));
            cluster.afterEachAct = () -> watchdog.memoryAnswers = false;
            hung.hung = true;
            watchdog.run(Duration.ofMinutes(2));
            assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.QUARANTINE);
            cluster.afterEachAct = () -> {};
            watchdog.memoryAnswers = true;
        }

        @Test
        void doesItOnceCountsItAndGoesOnWhenTheMemoryIsBack() {
            hangAndForget();
            watchdog.run(Duration.ofMinutes(1));
            assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.QUARANTINE, Remedy.RESTART);
            assertThat(watchdog.decisions(Remedy.QUARANTINE))
                    .extracting(d -> d.outcome())
                    .containsExactly(Outcome.DONE);
            assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
            assertThat(Memory.read(String.valueOf(watchdog.memory)).ledger().spent())
                    .hasSize(1);
        }

        @Test
        void healsTheNextPodOfTheWorkload() {
            hangAndForget();
            watchdog.run(Duration.ofMinutes(1));
            SimulatedPod next = cluster.pod(0);
            next.hung = true;
            watchdog.run(Duration.ofSeconds(10));
            assertThat(cluster.acts).extracting(a -> a.target().uid()).contains(next.uid);
        }

        @Test
        void anotherLeaderRemovesThePodFromItsQuarantine() {
            hangAndForget();
            watchdog.restart();
            watchdog.epoch++;
            watchdog.run(Duration.ofMinutes(2));
            assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.QUARANTINE, Remedy.RESTART);
            assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
        }
    }

    @Nested
    class EachRefusalIsOnRecordOnce {

        private List<JsonNode> refusals(Guard guard) {
            return watchdog.recorded(EntryKind.REFUSAL).stream()
                    .filter(r -> r.path("guard").asText().equals(guard.name()))
                    .toList();
        }

        @Test
        void ofRemovingAPodFromItsQuarantine() {
            watchdog.run(Duration.ofSeconds(30));
            cluster.pod(0).hung = true;
            watchdog.run(Duration.ofSeconds(10));
            cluster.pause = new Pause("ops", "maintenance", watchdog.clock.instant());
            watchdog.run(Duration.ofMinutes(2));
            assertThat(refusals(Guard.PAUSED)).hasSize(1).first().satisfies(r -> {
                assertThat(r.path("remedy").asText()).isEqualTo("RESTART");
                assertThat(r.path("cleanUp").asBoolean()).isTrue();
                assertThat(r.path("reason").asText()).contains("maintenance");
            });
            cluster.pause = null;
            watchdog.run(Duration.ofMinutes(1));
            assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
        }

        @Test
        void ofRenewingAProtectionAndOfTakingItBack() {
            watchdog.run(Duration.ofSeconds(20));
            cluster.dependencies.put("payment-gateway", 0.0);
            watchdog.run(Duration.ofSeconds(20));
            cluster.pause = new Pause("ops", "maintenance", watchdog.clock.instant());
            watchdog.run(Duration.ofMinutes(1));
            cluster.dependencies.put("payment-gateway", 1.0);
            watchdog.run(Duration.ofMinutes(1));
            assertThat(refusals(Guard.PAUSED))
                    .filteredOn(r -> r.path("remedy").asText().equals("PROTECT"))
                    .extracting(r -> r.path("reason").asText())
                    .containsExactly(
                            "is not renewed: paused by ops: maintenance",
                            "is not taken back: paused by ops: maintenance");
        }

        @Test
        void ofTheEvictionApi() {
            watchdog.run(Duration.ofSeconds(30));
            cluster.blocksEvictions = true;
            cluster.pod(1).crashing = true;
            watchdog.run(Duration.ofMinutes(3));
            assertThat(cluster.performed).hasSizeGreaterThan(1);
            assertThat(refusals(Guard.DISRUPTION_BUDGET)).hasSize(1).first().satisfies(r -> {
                assertThat(r.path("outcome").asText()).isEqualTo("REFUSED");
                assertThat(r.path("reason").asText()).contains("disruption budget");
            });
        }
    }

    @Test
    void aLookThatOnlyTakesBackIsReplayedToo() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.dependencies.put("payment-gateway", 0.0);
        watchdog.run(Duration.ofSeconds(20));
        cluster.dependencies.put("payment-gateway", 1.0);
        watchdog.run(Duration.ofSeconds(30));
        List<JsonNode> plans = watchdog.recorded(EntryKind.PLAN).stream()
                .filter(p -> !p.path("takenBack").isEmpty())
                .toList();
        assertThat(plans).hasSize(1).first().satisfies(p -> {
            assertThat(p.path("decisions")).isEmpty();
            assertThat(p.path("takenBack")).hasSize(1);
        });
        assertThat(differing(watchdog.record)).isEmpty();
        assertThat(differing(watchdog.record.stream()
                        .map(HealerTest::withoutTakenBack)
                        .toList()))
                .hasSize(1);
    }

    private static List<Replay.Difference> differing(List<Entry> record) {
        Replay replay = new Replay();
        record.forEach(replay::next);
        return replay.result(List.of()).differing();
    }

    private static Entry withoutTakenBack(Entry entry) {
        JsonNode body = entry.body().deepCopy();
        if (body instanceof ObjectNode fields && fields.has("takenBack")) {
            fields.putArray("takenBack");
        }
        return new Entry(entry.seq(), entry.at(), entry.kind(), entry.incident(), body, entry.previous(), entry.hash());
    }

    @Test
    void callsAHumanWhenAQuarantineThatProvedNothingIsNotFollowedByTheSteadyState() {
        watchdog.run(Duration.ofSeconds(30));
        cluster.pod(0).hung = true;
        cluster.starts = Duration.ofHours(1);
        cluster.pods.values().forEach(p -> p.errors = 0);
        watchdog.run(Duration.ofSeconds(40));
        Incident incident = watchdog.only();
        assertThat(watchdog.decisions(Remedy.QUARANTINE))
                .extracting(d -> d.verification())
                .containsExactly(Effect.NO_EFFECT);
        assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.QUARANTINE, Remedy.RESTART);
        watchdog.run(Duration.ofSeconds(60));
        assertThat(watchdog.incidents.get(incident.id())).satisfies(i -> {
            assertThat(i.decisions()).extracting(d -> d.remedy()).endsWith(Remedy.PAGE);
            assertThat(i.state()).isEqualTo(State.ESCALATED);
        });
        assertThat(watchdog.decisions(Remedy.PAGE)).hasSize(1);

        cluster.starts = Duration.ofSeconds(15);
        watchdog.run(Duration.ofSeconds(30));
        assertThat(watchdog.incidents.get(incident.id()).state()).isEqualTo(State.CLOSED);
    }

    @Nested
    class WhenAHumanIsCalled {

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
                assertThat(d.reason()).startsWith("the always-firing Watchdog alert").endsWith(": mail to 1 address");
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
