package org.ridewell.watchdog.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ridewell.diagnosis.entity.Diagnosis;
import org.ridewell.diagnosis.entity.Diagnostician;
import org.ridewell.guards.entity.Guard;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.playbooks.entity.Playbook.Measure;
import org.ridewell.playbooks.entity.Playbook.Rung;
import org.ridewell.playbooks.entity.Playbook.Scope;
import org.ridewell.remedies.entity.Protecting;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.remedies.entity.Target;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Pod.Quarantine;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;
import org.ridewell.signals.entity.Workload;
import org.ridewell.signals.entity.Workload.Scaling;
import org.ridewell.verdicts.entity.Judged;
import org.ridewell.verdicts.entity.Judged.Kind;
import org.ridewell.verdicts.entity.Verdict;
import org.ridewell.watchdog.entity.Decision.Effect;
import org.ridewell.watchdog.entity.Decision.Outcome;

/** What a playbook and the snapshot offer to one step: which rung, on what, with which parameters, and what steady means. */
final class Choices {

    private static final Duration FRESH = Duration.ofSeconds(15);
    /** Booking error ratio below which the service level holds. */
    private static final double SERVICE_LEVEL = 0.05;
    /** A raised floor is lowered on observed load only: so long below {@link #RELAXED}. */
    private static final Duration LOW_LOAD = Duration.ofMinutes(5);

    private static final double RELAXED = 0.5;

    private final PlanInput input;
    private final Playbook playbook;

    Choices(PlanInput input, Playbook playbook) {
        this.input = input;
        this.playbook = playbook;
    }

    Optional<Rung> rung(int index) {
        return index < playbook.ladder().size() ? Optional.of(playbook.ladder().get(index)) : Optional.empty();
    }

    /** Index of the first rung from {@code index} on that fits the incident's target. */
    int applicable(int index, Target target) {
        int at = index;
        while (at < playbook.ladder().size() && !fits(playbook.ladder().get(at).on(), target)) {
            at++;
        }
        return at;
    }

    private static boolean fits(Scope scope, Target target) {
        return switch (scope) {
            case POD -> "Pod".equals(target.kind());
            case REVISION, WORKLOAD -> "Deployment".equals(target.kind());
            case DEPENDENCY, CALLERS -> "Dependency".equals(target.kind());
            case ANY -> true;
        };
    }

    /** The target as it is now: its version may have changed since the incident was opened. */
    Optional<Target> target(Rung rung, Incident incident, Diagnosis diagnosis) {
        return switch (rung.remedy()) {
            case ROLL_BACK -> rollBack(diagnosis.target()).to().map(r -> diagnosis.target());
            case SCALE_OUT ->
                input.snapshot()
                        .workload(diagnosis.target().name())
                        .map(Workload::scaling)
                        .filter(s -> s.floor() < s.ceiling())
                        .map(s -> diagnosis.target());
            default -> rung.on() == Scope.CALLERS ? caller(incident.target().name()) : Optional.of(diagnosis.target());
        };
    }

    RollBack rollBack(Target deployment) {
        return new RollBack(input, deployment.name());
    }

    private Optional<Target> caller(String dependency) {
        List<String> sayIt = input.snapshot().dependencies().stream()
                .filter(d -> d.name().equals(dependency))
                .flatMap(d -> d.signals().stream())
                .map(Signal::target)
                .toList();
        for (Workload workload : input.snapshot().workloads()) {
            for (Pod pod : workload.healable() ? workload.pods() : List.<Pod>of()) {
                if (pod.serves() && sayIt.contains(pod.name())) {
                    return Optional.of(
                            new Target("Pod", pod.name(), pod.uid(), pod.resourceVersion(), workload.name()));
                }
            }
        }
        return Optional.empty();
    }

    Decision decision(
            Incident incident,
            Remedy remedy,
            Target target,
            Outcome outcome,
            @Nullable Guard guard,
            String reason,
            List<Signal> evidence,
            boolean cleanUp) {
        return new Decision(
                incident.nextDecisionId(),
                input.at(),
                remedy,
                target,
                outcome,
                guard,
                reason,
                input.standing().epoch(),
                evidence,
                parameters(incident, remedy, target),
                cleanUp,
                null,
                null);
    }

    private Map<String, String> parameters(Incident incident, Remedy remedy, Target target) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("fault", incident.fault().name());
        Workload workload = target.workload() == null
                ? null
                : input.snapshot().workload(target.workload()).orElse(null);
        if (remedy == Remedy.PROTECT) {
            parameters.put(Protecting.MEASURES, measures(target.name()));
        }
        if (remedy == Remedy.ROLL_BACK && workload != null) {
            rollBack(target).to().map(Revision::name).ifPresent(r -> parameters.put("toRevision", r));
            workload.currentRevision().map(Revision::name).ifPresent(r -> parameters.put("fromRevision", r));
        }
        if (remedy == Remedy.SCALE_OUT && workload != null && workload.scaling() != null) {
            parameters.put("scaler", workload.scaling().name());
            parameters.put("floor", String.valueOf(floor(incident, workload.wanted(), workload.scaling())));
            parameters.put("fromFloor", String.valueOf(workload.scaling().restingFloor()));
        }
        return parameters;
    }

    /** An act whose answer was lost, and whose floor is there, is done again as it was: nothing is raised twice for one load. */
    private int floor(Incident incident, int wanted, Scaling scaling) {
        int more = Math.max(scaling.floor(), wanted) + Math.max(1, wanted / 2);
        return raised(incident).isPresent() ? scaling.floor() : Math.min(more, scaling.ceiling());
    }

    private String measures(String dependency) {
        return measuresFor(dependency)
                .map(m -> m.kind() + ":" + m.target().replace("$dependency", dependency) + ":"
                        + m.lasts().toSeconds()
                        + (m.timeout() == null ? "" : ":" + m.timeout().toMillis()))
                .collect(Collectors.joining(";"));
    }

    private java.util.stream.Stream<Measure> measuresFor(String dependency) {
        return playbook.ladder().stream()
                .flatMap(r -> r.protect().stream())
                .filter(m -> m.of() == null || m.of().equals(dependency));
    }

    /** Every third of its life, counted from the decision: on the second tick of such a third, whichever process leads. */
    boolean mayRenew(Decision protection, Instant now) {
        long life = measuresFor(protection.target().name())
                .mapToLong(m -> m.lasts().toSeconds())
                .min()
                .orElse(60);
        long age = Duration.between(protection.at(), now).toSeconds();
        return age > 0 && age % Math.max(5, life / 3) == 0;
    }

    /** What was only for the time of the fault, and whose time is over. */
    Optional<Decision> endedNow(Incident incident, Instant now) {
        Optional<Decision> protection = incident.inForce(Remedy.PROTECT);
        if (protection.isPresent()) {
            return protection;
        }
        boolean low = incident.steadySince() != null
                && !incident.steadySince().plus(LOW_LOAD).isAfter(now);
        return low ? raised(incident).filter(d -> d.undo() != null) : Optional.empty();
    }

    /** The raise that the incident has to lower again: one that is done, or one of which no answer came and whose floor is there. */
    private Optional<Decision> raised(Incident incident) {
        Decision last = incident.decisions().stream()
                .filter(d -> d.remedy() == Remedy.SCALE_OUT)
                .filter(d -> d.outcome() == Outcome.DONE || d.outcome() == Outcome.FAILED)
                .reduce((a, b) -> b)
                .orElse(null);
        if (last == null || last.outcome() == Outcome.DONE) {
            return Optional.ofNullable(last);
        }
        return Optional.ofNullable(last.target().workload())
                .flatMap(input.snapshot()::workload)
                .map(Workload::scaling)
                .filter(s -> s.floor() > s.restingFloor()
                        && String.valueOf(s.floor()).equals(last.parameters().get("floor")))
                .map(s -> last.ended(last.outcome(), last.guard(), last.reason(), String.valueOf(s.restingFloor())));
    }

    /** The treatment that was not proven effective, once the rung after it has had its window as well. */
    Optional<Decision> overdue(Incident incident, Instant now) {
        int rung = Math.min(incident.rung(), playbook.ladder().size() - 1);
        Instant last = incident.nextAt().plus(playbook.ladder().get(rung).window());
        return incident.decisions().stream()
                .filter(d -> d.remedy().destructive() && d.verification() != null && !d.cleanUp())
                .reduce((a, b) -> b)
                .filter(d -> d.verification() != Effect.EFFECTIVE && !last.isAfter(now));
    }

    /** The pod that this incident put in quarantine and that is still there. */
    Optional<Target> leftOver(Incident incident) {
        for (Workload workload : input.snapshot().workloads()) {
            for (Pod pod : workload.healable() ? workload.pods() : List.<Pod>of()) {
                if (isTakenBy(incident, pod)) {
                    return Optional.of(
                            new Target("Pod", pod.name(), pod.uid(), pod.resourceVersion(), workload.name()));
                }
            }
        }
        return Optional.empty();
    }

    /** What that pod carries. */
    Optional<Quarantine> markOf(Incident incident) {
        return input.snapshot().workloads().stream()
                .filter(Workload::healable)
                .flatMap(w -> w.pods().stream())
                .filter(pod -> isTakenBy(incident, pod))
                .map(Pod::quarantine)
                .findFirst();
    }

    private static boolean isTakenBy(Incident incident, Pod pod) {
        return pod.quarantine() != null && pod.quarantine().incident().equals(incident.id()) && !pod.terminating();
    }

    boolean bundleStored(Target pod) {
        return input.snapshot().workloads().stream()
                .flatMap(w -> w.pods().stream())
                .filter(p -> p.uid().equals(pod.uid()))
                .anyMatch(p -> p.quarantine() != null && p.quarantine().bundleStored());
    }

    /** How long the steady state must hold: until a raised floor was lowered it is the low load that has to last. */
    Duration lasting(Incident incident) {
        return raised(incident).isPresent() ? LOW_LOAD.plusSeconds(1) : playbook.steady();
    }

    /** A target that is gone is certain; one of which nothing is known is not well. */
    boolean conclusive(Incident incident) {
        return input.verdicts().all().stream()
                .filter(j -> switch (incident.target().kind()) {
                    case "Dependency" ->
                        j.kind() == Kind.DEPENDENCY
                                && j.name().equals(incident.target().name());
                    case "Pod" ->
                        j.uid() != null && j.uid().equals(incident.target().uid());
                    // its heartbeat is the evidence, and nothing else is judged
                    case "Fleet" -> false;
                    default ->
                        j.kind() == Kind.REVISION
                                && j.workload() != null
                                && j.workload().equals(incident.target().name());
                })
                .noneMatch(j -> j.verdict() == Verdict.INCONCLUSIVE && serves(j));
    }

    private boolean serves(Judged judged) {
        return judged.kind() != Kind.POD
                || input.snapshot().workloads().stream()
                        .flatMap(w -> w.pods().stream())
                        .anyMatch(p -> p.serves() && p.uid().equals(judged.uid()));
    }

    /** No invariant is broken, the service level holds, all replicas of the workload are there, and nothing about the target is sick or unknown. */
    boolean steady(Incident incident) {
        boolean broken = input.snapshot().steady().stream().anyMatch(this::breaks);
        boolean complete = input.snapshot().workloads().stream()
                .filter(w -> incident.target().workload() == null
                        || w.name().equals(incident.target().workload()))
                .filter(Workload::healable)
                .allMatch(w -> w.ready() >= w.wanted() && relaxed(incident, w));
        boolean sick = input.verdicts()
                .of(Kind.DEPENDENCY)
                .filter(j -> j.name().equals(incident.target().name()))
                .anyMatch(Judged::sick);
        return !broken && complete && !sick;
    }

    private boolean relaxed(Incident incident, Workload workload) {
        if (raised(incident).isEmpty()) {
            return true;
        }
        Target target = Diagnostician.deployment(workload);
        Double saturation = Reading.of(target, input.snapshot()).saturation();
        return saturation != null && saturation < RELAXED;
    }

    private boolean breaks(Signal signal) {
        boolean unknown = !signal.isFresh(input.at(), FRESH);
        // below zero: nobody could look, as without a database
        boolean invariant = signal.name().startsWith(SignalNames.INVARIANT) && signal.value() != 0;
        boolean level = signal.name().equals(SignalNames.BOOKING_ERROR_RATIO) && signal.value() > SERVICE_LEVEL;
        return unknown || invariant || level;
    }
}
