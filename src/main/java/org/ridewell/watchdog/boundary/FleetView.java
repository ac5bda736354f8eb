package org.ridewell.watchdog.boundary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.signals.entity.Dependency;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.signals.entity.Workload;
import org.ridewell.verdicts.entity.Judged;
import org.ridewell.verdicts.entity.Judged.Kind;
import org.ridewell.verdicts.entity.Symptom;
import org.ridewell.verdicts.entity.Verdict;
import org.ridewell.watchdog.entity.Sight;

/** The fleet as {@code /ops/fleet} answers it. */
public record FleetView(
        Verdict summary,
        Instant at,
        WatchdogView watchdog,
        List<WorkloadView> workloads,
        List<NodeView> nodes,
        List<DependencyView> dependencies) {

    public record WatchdogView(
            boolean leader,
            String holder,
            long epoch,
            String platform,
            @Nullable PausedView paused,
            List<BlindView> blind) {}

    public record PausedView(String by, String reason, Instant since) {}

    public record BlindView(String what, String why) {}

    public record WorkloadView(
            String name, @Nullable String revision, int wanted, int ready, Verdict verdict, List<PodView> pods) {}

    public record PodView(
            String name,
            String uid,
            @Nullable String node,
            String revision,
            Verdict verdict,
            List<Symptom> symptoms,
            @Nullable Instant since,
            boolean ready,
            boolean quarantined,
            List<EvidenceView> evidence) {}

    /** @param age seconds, at the time of the look */
    public record EvidenceView(String signal, double value, Instant at, double age) {

        static EvidenceView of(Signal signal, Instant now) {
            double age = Duration.between(signal.at(), now).toMillis() / 1000.0;
            return new EvidenceView(signal.name(), signal.value(), signal.at(), Math.max(0, age));
        }
    }

    public record NodeView(
            String name, Verdict verdict, @Nullable Instant since) {}

    public record DependencyView(
            String name, Verdict verdict, @Nullable Instant since, String breaker, List<EvidenceView> evidence) {}

    /** @param leader whether the process that answers leads */
    static FleetView of(Sight sight, boolean leader) {
        Snapshot snapshot = sight.snapshot();
        Snapshot.Pause pause = snapshot.pause();
        WatchdogView watchdog = new WatchdogView(
                leader,
                sight.standing().holder(),
                sight.standing().epoch(),
                sight.platform().name().toLowerCase(java.util.Locale.ROOT),
                pause == null ? null : new PausedView(pause.by(), pause.reason(), pause.since()),
                snapshot.blind().stream()
                        .map(b -> new BlindView(b.what(), b.why()))
                        .toList());
        return new FleetView(
                sight.verdicts().fleet(),
                snapshot.at(),
                watchdog,
                snapshot.workloads().stream().map(w -> workload(w, sight)).toList(),
                snapshot.nodes().stream()
                        .map(n -> node(n.name(), find(sight, Kind.NODE, n.name())))
                        .toList(),
                snapshot.dependencies().stream().map(d -> dependency(d, sight)).toList());
    }

    private static WorkloadView workload(Workload workload, Sight sight) {
        List<PodView> pods = new ArrayList<>();
        for (Revision revision : workload.revisions()) {
            for (Pod pod : revision.pods()) {
                pods.add(pod(pod, revision, sight));
            }
        }
        List<Verdict> parts = pods.stream()
                .filter(p -> !p.quarantined())
                .map(PodView::verdict)
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        find(sight, Kind.WORKLOAD, workload.name()).filter(Judged::sick).ifPresent(j -> parts.add(j.verdict()));
        workload.currentRevision()
                .flatMap(r -> find(sight, Kind.REVISION, r.name()))
                .filter(Judged::sick)
                .ifPresent(j -> parts.add(j.verdict()));
        return new WorkloadView(
                workload.name(),
                workload.currentRevision().map(Revision::name).orElse(null),
                workload.wanted(),
                workload.ready(),
                worst(parts),
                pods);
    }

    private static Verdict worst(List<Verdict> parts) {
        if (parts.contains(Verdict.SICK)) {
            return Verdict.SICK;
        }
        return parts.isEmpty() || parts.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.HEALTHY;
    }

    private static PodView pod(Pod pod, Revision revision, Sight sight) {
        Optional<Judged> judged = sight.verdicts()
                .of(Kind.POD)
                .filter(j -> pod.uid().equals(j.uid()))
                .findFirst();
        return new PodView(
                pod.name(),
                pod.uid(),
                pod.node(),
                revision.name(),
                judged.map(Judged::verdict).orElse(Verdict.INCONCLUSIVE),
                judged.map(Judged::symptoms).orElse(List.of()),
                judged.map(Judged::since).orElse(null),
                pod.ready(),
                pod.quarantined(),
                pod.signals().stream()
                        .map(s -> EvidenceView.of(s, sight.snapshot().at()))
                        .toList());
    }

    private static NodeView node(String name, Optional<Judged> judged) {
        return new NodeView(
                name,
                judged.map(Judged::verdict).orElse(Verdict.INCONCLUSIVE),
                judged.map(Judged::since).orElse(null));
    }

    private static DependencyView dependency(Dependency dependency, Sight sight) {
        Optional<Judged> judged = find(sight, Kind.DEPENDENCY, dependency.name());
        return new DependencyView(
                dependency.name(),
                judged.map(Judged::verdict).orElse(Verdict.INCONCLUSIVE),
                judged.map(Judged::since).orElse(null),
                breaker(dependency),
                dependency.signals().stream()
                        .map(s -> EvidenceView.of(s, sight.snapshot().at()))
                        .toList());
    }

    private static String breaker(Dependency dependency) {
        double widest = dependency.signals().stream()
                .filter(s -> s.name().startsWith(SignalNames.BREAKER_OPEN))
                .mapToDouble(Signal::value)
                .max()
                .orElse(0);
        if (widest >= 1) {
            return "OPEN";
        }
        return widest > 0 ? "HALF_OPEN" : "CLOSED";
    }

    private static Optional<Judged> find(Sight sight, Kind kind, String name) {
        return sight.verdicts().of(kind, name);
    }
}
