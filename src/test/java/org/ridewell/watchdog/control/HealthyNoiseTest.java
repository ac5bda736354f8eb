package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.control.SimulatedCluster.SimulatedPod;

/** What looks like a fault for a moment and is none, timed as on a cluster: looks each half second, a time-out of 0.7 s. */
class HealthyNoiseTest {

    private static final Duration TICK = Duration.ofMillis(500);
    private static final int DAY = 24 * 3600 * 2;

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;
    private final TimedProbes probes = new TimedProbes();
    private final Random chance = new Random(7);

    @Test
    void doesNothingInTwentyFourHoursOfHealthyNoise() {
        for (int tick = 0; tick < DAY; tick++) {
            for (SimulatedPod pod : List.copyOf(cluster.pods.values())) {
                // a question is lost now and then; a garbage collection holds a pod for up to two seconds about every
                // ten minutes
                if (chance.nextInt(1200) == 0) {
                    stall(pod, chance.nextInt(2000));
                } else if (chance.nextInt(1000) == 0) {
                    stall(pod, 800);
                }
                noise(pod);
                pod.bookingErrors = chance.nextInt(500) == 0 ? 0.1 : 0;
            }
            // rush hours, far from the end of what the pods can do, with short peaks
            cluster.saturation = 0.4 + 0.3 * Math.sin(tick * 2 * Math.PI / DAY) + (chance.nextInt(600) == 0 ? 0.3 : 0);
            cluster.dependencies.put("payment-gateway", chance.nextInt(200) == 0 ? 0.0 : 1.0);
            look(TICK);
        }
        assertThat(cluster.acts).isEmpty();
        assertThat(watchdog.incidents).isEmpty();
    }

    @Test
    void killsNothingInAnHourOnAMachineThatStarvesAllPodsAlike() {
        for (int tick = 0; tick < 7200; tick++) {
            // one load on all: each pod gets its turn at a moment of its own, seconds late
            if (tick % 40 == 0) {
                long heavy = 1000L + chance.nextInt(3500);
                cluster.pods.values().forEach(p -> stall(p, Math.max(1, heavy - chance.nextInt(700))));
            }
            look(TICK);
        }
        assertThat(cluster.acts).filteredOn(a -> a.remedy() != Remedy.PAGE).isEmpty();
    }

    @Test
    void holdsNothingAgainstPodsThatItMissedBecauseItStoodStillItself() {
        for (int second = 0; second < 3600; second++) {
            look(TICK);
            // frozen or without CPU for up to five seconds; and the pods on the same machine for as long
            if (second % 20 == 0) {
                long frozen = 500L + chance.nextInt(4500);
                cluster.pods.values().forEach(p -> stall(p, frozen));
                look(Duration.ofMillis(frozen));
            }
        }
        assertThat(cluster.acts).isEmpty();
        assertThat(watchdog.incidents).isEmpty();
    }

    @Test
    void aHungPodAmongPeersThatAnswerIsOutWithinFourSeconds() {
        for (int round = 0; round < 40; round++) {
            SimulatedWatchdog fresh = new SimulatedWatchdog();
            TimedProbes timed = new TimedProbes();
            fresh.cluster.probes = timed;
            run(fresh, timed, 60, TICK);
            SimulatedPod hung = fresh.cluster.pod(round % 3);
            fresh.clock.pass(Duration.ofMillis(round * 25L));
            timed.stall(hung.uid, fresh.clock.instant().plus(Duration.ofHours(1)));
            run(fresh, timed, 16, TICK.dividedBy(2));
            assertThat(fresh.cluster.acts).extracting(Act::remedy).containsExactly(Remedy.QUARANTINE);
            assertThat(fresh.cluster.acts.get(0).target().uid()).isEqualTo(hung.uid);
        }
    }

    @Test
    void treatsNeitherOfTwoPodsThatStopAndGoOnOneAfterTheOther() {
        for (int round = 0; round < 60; round++) {
            SimulatedWatchdog fresh = new SimulatedWatchdog();
            TimedProbes timed = new TimedProbes();
            fresh.cluster.probes = timed;
            fresh.cluster.wanted = 2;
            fresh.cluster.pods.remove(fresh.cluster.pod(2).uid);
            run(fresh, timed, 60, TICK);
            Instant again = fresh.clock.instant().plusSeconds(20);
            timed.stall(fresh.cluster.pod(0).uid, again);
            run(fresh, timed, round % 5, TICK.dividedBy(2));
            fresh.clock.pass(Duration.ofMillis(round * 5L));
            timed.stall(fresh.cluster.pod(1).uid, again.plusMillis(round % 8 * 400L));
            run(fresh, timed, 40, TICK.dividedBy(2));
            boolean noticed = round % 2 == 0;
            fresh.cluster.pods.values().forEach(p -> p.unready = noticed);
            run(fresh, timed, 120, TICK.dividedBy(2));
            assertThat(fresh.incidents).as("round %d", round).hasSizeGreaterThanOrEqualTo(1);
            assertThat(fresh.cluster.acts)
                    .as("round %d", round)
                    .filteredOn(a -> a.remedy() != Remedy.PAGE)
                    .isEmpty();
        }
    }

    /** Each second look is a tick of the probes when the looks come twice as often. */
    private static void run(SimulatedWatchdog watchdog, TimedProbes probes, int looks, Duration every) {
        long each = TICK.dividedBy(every);
        for (int i = 0; i < looks; i++) {
            if (i % each == 0) {
                probes.run(uids(watchdog.cluster), watchdog.clock.instant());
            }
            probes.takeIn(uids(watchdog.cluster), watchdog.clock.instant());
            watchdog.look(every);
        }
    }

    private void stall(SimulatedPod pod, long millis) {
        cluster.probes = probes;
        probes.stall(pod.uid, watchdog.clock.instant().plusMillis(millis));
    }

    private void noise(SimulatedPod pod) {
        pod.errors = chance.nextInt(100) == 0 ? 0.3 : Math.abs(chance.nextGaussian()) * 0.01;
        pod.latency = 0.02 + Math.abs(chance.nextGaussian()) * 0.02 + (chance.nextInt(200) == 0 ? 0.5 : 0);
    }

    private void look(Duration after) {
        cluster.probes = probes;
        probes.run(uids(cluster), watchdog.clock.instant());
        watchdog.look(after);
    }

    private static List<String> uids(SimulatedCluster cluster) {
        return cluster.pods.values().stream().map(p -> p.uid).toList();
    }
}
