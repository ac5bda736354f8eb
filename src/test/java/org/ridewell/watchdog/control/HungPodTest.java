package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ridewell.audit.entity.Replay;
import org.ridewell.guards.entity.Guard;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.signals.entity.Snapshot.Pause;
import org.ridewell.watchdog.control.SimulatedCluster.SimulatedPod;
import org.ridewell.watchdog.entity.Decision;
import org.ridewell.watchdog.entity.Decision.Effect;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident;
import org.ridewell.watchdog.entity.Incident.State;

/** A pod that accepts and never answers: out of rotation, replaced, removed; and what of that is taken back. */
class HungPodTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;

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
        assertThat(watchdog.decisions(Remedy.QUARANTINE).get(0).verification()).isEqualTo(Effect.EFFECTIVE);
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

    @Test
    void takesAHungPodFromAWorkloadWhoseManifestHasAGitOpsOwner() {
        cluster.ownedBy = "Argo CD (rides)";
        watchdog.run(Duration.ofSeconds(10));
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofSeconds(20));

        assertThat(cluster.acts).extracting(Act::remedy).containsExactly(Remedy.QUARANTINE);
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
}
