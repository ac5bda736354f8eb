package org.ridewell.signals.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Something that several pods call, as those pods see it: each signal's target is the pod that says so. */
public record Dependency(String name, List<Signal> signals) {

    private static final List<String> PREFIXES = List.of(
            SignalNames.DEPENDENCY_UP,
            SignalNames.DEPENDENCY_SECONDS,
            SignalNames.BREAKER_OPEN,
            SignalNames.FAILED_CALLS);

    public Dependency {
        signals = List.copyOf(signals);
    }

    /** Gathers what the pods that serve say of their dependencies. */
    public static List<Dependency> seenBy(List<Workload> workloads) {
        Map<String, List<Signal>> byName = new TreeMap<>();
        for (Workload workload : workloads) {
            for (Pod pod : workload.pods()) {
                for (Signal signal : pod.serves() ? pod.signals() : List.<Signal>of()) {
                    PREFIXES.stream()
                            .filter(signal.name()::startsWith)
                            .map(prefix -> signal.name().substring(prefix.length()))
                            .forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>())
                                    .add(signal));
                }
            }
        }
        return byName.entrySet().stream()
                .map(e -> new Dependency(e.getKey(), e.getValue()))
                .toList();
    }
}
