package org.ridewell.diagnosis.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridewell.guards.entity.Guards;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.remedies.entity.Target;
import org.ridewell.signals.entity.Monitoring;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.signals.entity.Workload;
import org.ridewell.verdicts.entity.Judged;
import org.ridewell.verdicts.entity.Judged.Kind;
import org.ridewell.verdicts.entity.Symptom;
import org.ridewell.verdicts.entity.Verdicts;

/** From verdicts to faults: which of them is one pod's trouble, which a revision's, which a dependency's. Looks at workloads that may be healed and at no other. */
public final class Diagnostician {

    /** A revision that served for longer is not what changed. */
    private static final Duration NEW_REVISION = Duration.ofMinutes(30);

    /** A warning that is older is of something else. */
    private static final Duration WARNED_WITHIN = Duration.ofMinutes(5);

    private final Snapshot snapshot;
    private final Verdicts verdicts;
    private final List<Diagnosis> found = new ArrayList<>();

    private Diagnostician(Snapshot snapshot, Verdicts verdicts) {
        this.snapshot = snapshot;
        this.verdicts = verdicts;
    }

    public static List<Diagnosis> diagnose(Snapshot snapshot, Verdicts verdicts) {
        Diagnostician diagnostician = new Diagnostician(snapshot, verdicts);
        diagnostician.monitoring();
        diagnostician.dependencies();
        snapshot.workloads().stream().filter(Workload::healable).forEach(diagnostician::workload);
        return diagnostician.found;
    }

    private void monitoring() {
        Monitoring monitoring = snapshot.monitoring();
        Instant last = monitoring.heartbeatAt();
        if (monitoring.heartbeatExpected()
                && last != null
                && last.plus(Guards.HEARTBEAT_WITHIN).isBefore(snapshot.at())) {
            Target target = new Target("Fleet", "alertmanager", null, null, null);
            add(Fault.MONITORING_DEAD, target, last, "the always-firing Watchdog alert stopped coming", List.of());
        }
    }

    private void dependencies() {
        verdicts.of(Kind.DEPENDENCY)
                .filter(Judged::sick)
                .forEach(j -> add(
                        Fault.LOST_DEPENDENCY,
                        Target.dependency(j.name()),
                        suspected(j),
                        j.name() + " does not answer those who call it",
                        j.evidence()));
    }

    private void workload(Workload workload) {
        pods(workload, Symptom.UNRESPONSIVE)
                .forEach(j -> add(
                        Fault.HUNG_POD, pod(workload, j), suspected(j), j.name() + " gives no answer", j.evidence()));
        startingOrCrashing(workload, Symptom.CRASHING, Fault.CRASH_LOOP, "crashes again and again");
        startingOrCrashing(workload, Symptom.NEVER_READY, Fault.NEVER_READY, "was never ready");
        verdicts.of(Kind.REVISION)
                .filter(j -> Objects.equals(j.workload(), workload.name()) && j.sick())
                .forEach(j -> add(
                        Fault.BAD_REVISION,
                        deployment(workload),
                        suspected(j),
                        "revision " + j.name() + " answers with " + j.symptoms() + operations(j),
                        j.evidence()));
        boolean dependenciesFine = verdicts.lostDependencies().isEmpty();
        verdicts.of(Kind.WORKLOAD, workload.name())
                .filter(j -> j.has(Symptom.SATURATED) && dependenciesFine)
                .ifPresent(j -> add(
                        Fault.OVERLOAD,
                        deployment(workload),
                        suspected(j),
                        "all pods of " + workload.name() + " are saturated",
                        j.evidence()));
    }

    private static String operations(Judged judged) {
        String names = judged.evidence().stream()
                .filter(s -> s.name().startsWith(SignalNames.OPERATION_FAILURES))
                .map(s -> s.name().substring(SignalNames.OPERATION_FAILURES.length()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " in " + names;
    }

    /** All pods of a new revision, while there is one before it: the revision. Else each pod for itself. */
    private void startingOrCrashing(Workload workload, Symptom symptom, Fault fault, String what) {
        List<Judged> sick = pods(workload, symptom).toList();
        Revision current = workload.currentRevision().orElse(null);
        if (sick.isEmpty() || current == null) {
            return;
        }
        List<String> uids = sick.stream().map(Judged::uid).toList();
        List<Pod> ofCurrent = current.pods().stream().filter(Pod::serves).toList();
        boolean isNew = isNew(current, snapshot.at());
        boolean all = !ofCurrent.isEmpty() && ofCurrent.stream().allMatch(p -> uids.contains(p.uid()));
        if (isNew && all && workload.previousRevision().isPresent()) {
            Judged first = sick.get(0);
            add(
                    fault,
                    deployment(workload),
                    suspected(first),
                    "revision " + current.name() + " " + what,
                    first.evidence());
            return;
        }
        sick.forEach(j -> add(fault, pod(workload, j), suspected(j), j.name() + " " + what, j.evidence()));
    }

    private Stream<Judged> pods(Workload workload, Symptom symptom) {
        List<String> serving =
                workload.pods().stream().filter(Pod::serves).map(Pod::uid).toList();
        return verdicts.of(Kind.POD).filter(j -> serving.contains(j.uid()) && j.sick() && j.has(symptom));
    }

    private static Target pod(Workload workload, Judged judged) {
        String version = workload.pods().stream()
                .filter(p -> p.uid().equals(judged.uid()))
                .map(Pod::resourceVersion)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Target("Pod", judged.name(), judged.uid(), version, workload.name());
    }

    public static boolean isNew(Revision revision, Instant now) {
        return revision.createdAt().plus(NEW_REVISION).isAfter(now);
    }

    public static Target deployment(Workload workload) {
        return new Target("Deployment", workload.name(), workload.uid(), workload.resourceVersion(), workload.name());
    }

    private Instant suspected(Judged judged) {
        return Objects.requireNonNullElse(judged.suspectedAt(), judged.since());
    }

    private void add(Fault fault, Target target, Instant suspectedAt, String reason, List<Signal> evidence) {
        List<Signal> all = Stream.of(evidence.stream(), alerts(fault, target), warnings(target))
                .flatMap(signals -> signals)
                .distinct()
                .toList();
        found.add(new Diagnosis(fault, target, suspectedAt, reason, all));
    }

    /** What Kubernetes warned of lately: of the pod, or of all pods that serve the wanted revision. It explains, and chooses nothing. */
    private Stream<Signal> warnings(Target target) {
        return snapshot.workloads().stream()
                .filter(w -> w.name().equals(target.workload()))
                .flatMap(w -> concerned(w, target))
                .flatMap(p -> p.signals().stream())
                .filter(s -> s.name().startsWith(SignalNames.WARNING) && s.isFresh(snapshot.at(), WARNED_WITHIN));
    }

    private static Stream<Pod> concerned(Workload workload, Target target) {
        if (target.kind().equals("Pod")) {
            return workload.pods().stream().filter(p -> p.uid().equals(target.uid()));
        }
        return workload.currentRevision().stream()
                .flatMap(r -> r.pods().stream())
                .filter(Pod::serves);
    }

    /** What Prometheus says of the same fault: a second opinion for the record. What names another pod is none. */
    private Stream<Signal> alerts(Fault fault, Target target) {
        return snapshot.alerts().stream()
                .filter(alert -> fault.isSaidBy(alert.name()))
                .filter(alert -> !target.kind().equals("Pod")
                        || alert.suggests() == null
                        || alert.suggests().equals(target.name()))
                .map(alert ->
                        new Signal("alertmanager", SignalNames.ALERT + alert.name(), target.name(), 1, alert.since()));
    }
}
