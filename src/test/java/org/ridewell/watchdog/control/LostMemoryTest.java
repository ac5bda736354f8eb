package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.control.SimulatedCluster.SimulatedPod;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident.State;
import org.ridewell.watchdog.entity.Memory;

/** The watchdog's memory cannot be saved, or not read. */
class LostMemoryTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;

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
}
