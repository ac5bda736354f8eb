package org.ridewell.verdicts.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridewell.signals.entity.Monitoring;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.signals.entity.Workload;

class FleetVerdictTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final Judge judge = new Judge(Thresholds.DEFAULT);

    @Test
    void isHealthyBesidePodsThatNobodyProbes() {
        assertThat(fleet(workload("rides", true, true), workload("prometheus", false, false)))
                .isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void isUnknownWhereOneThatShouldBeProbedIsNot() {
        assertThat(fleet(workload("rides", true, true), workload("watchdog", true, false)))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void isUnknownWhereNothingIsToBeHealed() {
        assertThat(fleet(workload("prometheus", false, false))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void isSickWhereAPodThatNobodyProbesCrashes() {
        Workload prometheus = workload("prometheus", false, false, "CrashLoopBackOff");
        assertThat(fleet(workload("rides", true, true), prometheus)).isEqualTo(Verdict.SICK);
    }

    private Verdict fleet(Workload... workloads) {
        Verdict last = Verdict.INCONCLUSIVE;
        for (int second = 0; second < 6; second++) {
            Instant now = START.plusSeconds(second);
            List<Workload> seen =
                    List.of(workloads).stream().map(w -> at(now, w)).toList();
            Monitoring monitoring = new Monitoring(false, null, now, now);
            last = judge.judge(Snapshot.seen(now, seen, List.of(), List.of(), monitoring, null, List.of()))
                    .fleet();
        }
        return last;
    }

    private static Workload workload(String name, boolean healable, boolean probed) {
        return workload(name, healable, probed, null);
    }

    private static Workload workload(
            String name, boolean healable, boolean probed, @org.jspecify.annotations.Nullable String waiting) {
        List<Signal> signals = probed
                ? List.of(
                        new Signal("probe", SignalNames.PROBE_LIVE, name, 1, START),
                        new Signal("probe", SignalNames.PROBE_READY, name, 1, START))
                : List.of();
        Pod pod = new Pod(
                name + "-0",
                "uid-" + name + "-0",
                "1",
                "node-1",
                "10.0.0.1:9080",
                "Running",
                true,
                START,
                0,
                null,
                waiting,
                false,
                null,
                signals);
        Revision revision = new Revision(name + "-1", 1, START, true, List.of(pod));
        return new Workload(name, "uid-" + name, "1", healable, 1, 1, List.of(revision), null, null, null, null, null);
    }

    /** The same, seen now. */
    private static Workload at(Instant now, Workload workload) {
        Pod pod = workload.pods().get(0);
        List<Signal> signals = pod.signals().stream()
                .map(s -> new Signal(s.source(), s.name(), s.target(), s.value(), now))
                .toList();
        Pod seen = new Pod(
                pod.name(),
                pod.uid(),
                "1",
                "node-1",
                pod.address(),
                "Running",
                true,
                START,
                0,
                null,
                pod.waitingReason(),
                false,
                null,
                signals);
        Revision revision = new Revision(workload.name() + "-1", 1, START, true, List.of(seen));
        return new Workload(
                workload.name(),
                workload.uid(),
                "1",
                workload.healable(),
                1,
                1,
                List.of(revision),
                null,
                null,
                null,
                null,
                null);
    }
}
