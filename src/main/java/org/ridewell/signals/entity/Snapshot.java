package org.ridewell.signals.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the watchdog knows at one moment; the plan sees the world through nothing else.
 *
 * @param steady service level and ride-level invariants: names {@code slo:...} and {@code invariant:...}, the worst of all pods
 * @param alerts firing alerts by name; they may strengthen a suspicion and never choose a target
 * @param pause somebody told the watchdog to keep still
 * @param blind what cannot be seen, and why
 */
public record Snapshot(
        Instant at,
        List<Workload> workloads,
        List<Node> nodes,
        List<Dependency> dependencies,
        List<Signal> steady,
        List<Alert> alerts,
        Monitoring monitoring,
        @Nullable Pause pause,
        List<BlindSpot> blind) {

    public Snapshot {
        workloads = List.copyOf(workloads);
        nodes = List.copyOf(nodes);
        dependencies = List.copyOf(dependencies);
        steady = List.copyOf(steady);
        alerts = List.copyOf(alerts);
        blind = List.copyOf(blind);
    }

    /** What a signal source sees; alerts and the pause of the page are added by the loop. */
    public static Snapshot seen(
            Instant at,
            List<Workload> workloads,
            List<Node> nodes,
            List<Signal> steady,
            Monitoring monitoring,
            @Nullable Pause pause,
            List<BlindSpot> blind) {
        return new Snapshot(
                at, workloads, nodes, Dependency.seenBy(workloads), steady, List.of(), monitoring, pause, blind);
    }

    public record Pause(String by, String reason, Instant since) {}

    public record BlindSpot(String what, String why) {}

    /** @param suggests what its labels name (a pod, a workload): a suggestion, never a target */
    public record Alert(
            String name, Instant since, @Nullable String suggests) {}

    public Snapshot with(List<Alert> firing, Monitoring monitored, @Nullable Pause paused) {
        return new Snapshot(at, workloads, nodes, dependencies, steady, firing, monitored, paused, blind);
    }

    public Optional<Workload> workload(String name) {
        return workloads.stream().filter(w -> w.name().equals(name)).findFirst();
    }
}
