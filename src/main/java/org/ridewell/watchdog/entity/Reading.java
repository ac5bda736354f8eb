package org.ridewell.watchdog.entity;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.ridewell.remedies.entity.Target;
import org.ridewell.signals.entity.Dependency;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.signals.entity.Workload;

/**
 * The few numbers by which a treatment is judged, taken before it and after its window.
 *
 * @param known could they be read at all?
 * @param wanted replicas asked for
 * @param ready serving pods that are ready, without the treated one
 * @param errors mean error ratio of the serving pods; null where none answered a request
 * @param latency mean seconds; null likewise
 * @param saturation mean of the pods' worst resource; null where none could be read
 * @param failedCalls per second that reached a lost dependency
 * @param shielded serving pods that hold the dependency's breaker open
 * @param revision the one that is wanted
 * @param peers uids of the pods that were ready and are not treated
 */
public record Reading(
        boolean known,
        int wanted,
        int ready,
        @Nullable Double errors,
        @Nullable Double latency,
        @Nullable Double saturation,
        double failedCalls,
        int shielded,
        String revision,
        List<String> peers) {

    private static final Duration FRESH = Duration.ofSeconds(15);

    public Reading {
        peers = List.copyOf(peers);
    }

    public static Reading of(Target target, Snapshot snapshot) {
        return "Dependency".equals(target.kind())
                ? ofDependency(target.name(), snapshot)
                : ofWorkload(target, snapshot);
    }

    private static Reading ofWorkload(Target target, Snapshot snapshot) {
        String name = target.workload() == null ? target.name() : target.workload();
        Workload workload = snapshot.workload(name).orElse(null);
        if (workload == null) {
            return unknown();
        }
        List<Pod> others = workload.pods().stream()
                .filter(Pod::serves)
                .filter(p -> !p.uid().equals(target.uid()))
                .toList();
        List<Pod> ready = others.stream().filter(Pod::ready).toList();
        return new Reading(
                true,
                workload.wanted(),
                ready.size(),
                mean(ready, SignalNames.ERROR_RATIO, snapshot),
                mean(ready, SignalNames.LATENCY, snapshot),
                saturation(ready, snapshot),
                0,
                0,
                workload.currentRevision().map(Revision::name).orElse(""),
                ready.stream().map(Pod::uid).toList());
    }

    private static Reading ofDependency(String name, Snapshot snapshot) {
        Dependency dependency = snapshot.dependencies().stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElse(null);
        if (dependency == null) {
            return unknown();
        }
        List<Signal> fresh = dependency.signals().stream()
                .filter(s -> s.isFresh(snapshot.at(), FRESH))
                .toList();
        List<Signal> breakers = fresh.stream()
                .filter(s -> s.name().startsWith(SignalNames.BREAKER_OPEN))
                .toList();
        List<Pod> serving = snapshot.workloads().stream()
                .flatMap(w -> w.pods().stream())
                .filter(Pod::serves)
                .toList();
        return new Reading(
                !breakers.isEmpty(),
                breakers.size(),
                (int) serving.stream().filter(Pod::ready).count(),
                mean(serving, SignalNames.ERROR_RATIO, snapshot),
                mean(serving, SignalNames.LATENCY, snapshot),
                null,
                fresh.stream()
                        .filter(s -> s.name().startsWith(SignalNames.FAILED_CALLS))
                        .mapToDouble(Signal::value)
                        .sum(),
                (int) breakers.stream().filter(s -> s.value() >= 1).count(),
                "",
                serving.stream().filter(Pod::ready).map(Pod::uid).toList());
    }

    private static Reading unknown() {
        return new Reading(false, 0, 0, null, null, null, 0, 0, "", List.of());
    }

    private static @Nullable Double mean(List<Pod> pods, String signal, Snapshot snapshot) {
        return rounded(pods.stream()
                .flatMap(p -> p.signal(signal).stream())
                .filter(s -> s.isFresh(snapshot.at(), FRESH))
                .mapToDouble(Signal::value)
                .average());
    }

    private static @Nullable Double saturation(List<Pod> pods, Snapshot snapshot) {
        return rounded(pods.stream()
                .map(p -> p.signals().stream()
                        .filter(s -> SignalNames.SATURATION.contains(s.name()) && s.isFresh(snapshot.at(), FRESH))
                        .mapToDouble(Signal::value)
                        .max())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average());
    }

    /** As many decimals as a record keeps. */
    private static @Nullable Double rounded(OptionalDouble value) {
        return value.isPresent() ? Math.rint(value.getAsDouble() * 1e6) / 1e6 : null;
    }
}
