package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.guards.entity.Guard;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.playbooks.control.ShippedPlaybooks;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.playbooks.entity.Playbook.Limits;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.entity.Incident.State;
import org.ridewell.watchdog.entity.Memory;

/** Whoever leads, and however often that changes, what was spent is spent. */
class LeaderChangeTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;

    @ParameterizedTest
    @ValueSource(ints = {7, 20, 61, 300})
    void aBrokenChainStaysBroken(int secondsOfEachLeader) {
        watchdog.run(Duration.ofSeconds(20));
        for (int second = 1; second <= 900; second++) {
            List.copyOf(cluster.pods.values()).stream().skip(2).forEach(p -> p.crashing = true);
            watchdog.look();
            nextLeader(second, secondsOfEachLeader);
        }
        assertThat(restarts()).isEqualTo(3);
        assertThat(watchdog.incidents.values())
                .flatExtracting(i -> i.decisions())
                .anySatisfy(d -> assertThat(d.reason()).contains("not proven effective"));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 20, 61})
    void theCooldownBetweenTwoActsIsKept(int secondsOfEachLeader) {
        watchdog.run(Duration.ofSeconds(20));
        List<Instant> acts = new ArrayList<>();
        for (int second = 1; second <= 600; second++) {
            List.copyOf(cluster.pods.values()).stream().skip(2).forEach(p -> p.crashing = true);
            long before = restarts();
            watchdog.look();
            if (restarts() > before) {
                acts.add(watchdog.clock.instant());
            }
            nextLeader(second, secondsOfEachLeader);
        }
        assertThat(acts).hasSizeGreaterThan(1);
        for (int i = 1; i < acts.size(); i++) {
            assertThat(Duration.between(acts.get(i - 1), acts.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(30L << (i - 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 61})
    void theBudgetOfAWorkloadIsKept(int secondsOfEachLeader) {
        watchdog.run(Duration.ofSeconds(30));
        List<Instant> acts = new ArrayList<>();
        for (int second = 1; second <= 900; second++) {
            // each is healed in time, so no chain breaks: only the budget is left to stop it
            if (second % 70 == 0) {
                cluster.pods.values().stream()
                        .filter(p -> p.quarantine == null)
                        .findFirst()
                        .ifPresent(p -> p.hung = true);
            }
            long before = quarantines();
            watchdog.look();
            if (quarantines() > before) {
                acts.add(watchdog.clock.instant());
            }
            nextLeader(second, secondsOfEachLeader);
        }
        assertThat(acts).hasSizeGreaterThan(4);
        for (int i = 4; i < acts.size(); i++) {
            assertThat(Duration.between(acts.get(i - 4), acts.get(i))).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        }
    }

    @Test
    void whatWasSpentByWhoeverLedBetweenTwoLooksCounts() {
        watchdog.run(Duration.ofSeconds(20));
        Limits limits = ShippedPlaybooks.all().stream()
                .filter(p -> p.fault() == Fault.HUNG_POD)
                .findFirst()
                .orElseThrow()
                .limits();
        Ledger spent = Ledger.EMPTY;
        for (int i = 1; i <= limits.perWorkload(); i++) {
            spent = spent.spend("CRASH_LOOP rides", "rides", "other." + i, limits, watchdog.clock.instant());
        }
        watchdog.memory = CanonicalJson.of(new Memory(9, watchdog.epoch + 1, List.of(), spent));
        watchdog.epoch += 2;
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofMinutes(1));
        assertThat(cluster.acts).isEmpty();
        assertThat(watchdog.only().decisions()).extracting(d -> d.guard()).contains(Guard.BUDGET);
        assertThat(Memory.read(watchdog.memory).ledger()).isEqualTo(spent);
    }

    @Test
    void anotherLeaderLowersTheFloorThatWasRaisedBeforeItsTime() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.saturation = 0.97;
        cluster.afterEachAct = () -> watchdog.memoryAnswers = false;
        watchdog.run(Duration.ofMinutes(1));
        assertThat(cluster.floor).isEqualTo(4);
        cluster.saturation = 0.2;
        cluster.afterEachAct = () -> {};
        watchdog.memoryAnswers = true;
        watchdog.restart();
        watchdog.epoch++;
        watchdog.run(Duration.ofMinutes(4));
        assertThat(cluster.floor).isEqualTo(4);
        watchdog.run(Duration.ofMinutes(4));
        assertThat(cluster.floor).isEqualTo(3);
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
    }

    private void nextLeader(int second, int secondsOfEachLeader) {
        if (second % secondsOfEachLeader == 0) {
            watchdog.restart();
            watchdog.epoch++;
        }
    }

    private long restarts() {
        return count(Remedy.RESTART);
    }

    private long quarantines() {
        return count(Remedy.QUARANTINE);
    }

    private long count(Remedy remedy) {
        return cluster.acts.stream().filter(a -> a.remedy() == remedy).count();
    }
}
