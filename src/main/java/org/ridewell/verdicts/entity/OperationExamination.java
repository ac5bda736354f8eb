package org.ridewell.verdicts.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

/** Each operation of a revision for itself: where one booking in three fails and everything else is fine, the errors of all operations together say nothing. */
final class OperationExamination {

    private record Level(double calls, double failed, List<Signal> evidence) {

        Level plus(Level more) {
            List<Signal> all = new ArrayList<>(evidence);
            all.addAll(more.evidence);
            return new Level(calls + more.calls, failed + more.failed, all);
        }

        double ratio() {
            return calls == 0 ? 0 : failed / calls;
        }
    }

    private final Thresholds thresholds;
    private final Map<String, Double> before = new TreeMap<>();
    private Map<String, Level> latest = Map.of();

    OperationExamination(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    OperationExamination successor() {
        OperationExamination next = new OperationExamination(thresholds);
        next.before.putAll(before);
        latest.forEach(next::remember);
        return next;
    }

    /** Signals of the operations that fail, and did not fail with the revision before. */
    List<Signal> failing(Revision current, List<Revision> older, Instant now) {
        Map<String, Level> beside = levels(older, now);
        beside.values().removeIf(level -> level.calls() < thresholds.leastCalls());
        beside.forEach(this::remember);
        latest = levels(List.of(current), now);
        List<Signal> evidence = new ArrayList<>();
        latest.forEach((name, level) -> {
            boolean enough = level.calls() >= thresholds.leastCalls() && level.failed() >= thresholds.leastFailures();
            Level other = beside.get(name);
            double known = other == null ? before.getOrDefault(name, 0.0) : other.ratio();
            boolean worse = level.ratio() >= 4 * known;
            if (enough && worse && level.ratio() >= thresholds.errorRatio()) {
                evidence.addAll(level.evidence());
            }
        });
        return evidence;
    }

    /** What a bad revision does is no measure for the next. */
    private void remember(String name, Level level) {
        if (level.ratio() < thresholds.errorRatio()) {
            before.put(name, level.ratio());
        }
    }

    private Map<String, Level> levels(List<Revision> revisions, Instant now) {
        Map<String, Level> levels = new TreeMap<>();
        for (Revision revision : revisions) {
            revision.pods().stream().filter(Pod::serves).forEach(p -> add(p, now, thresholds.fresh(), levels));
        }
        return levels;
    }

    private static void add(Pod pod, Instant now, Duration fresh, Map<String, Level> levels) {
        for (Signal calls : pod.signals()) {
            if (calls.name().startsWith(SignalNames.OPERATION_CALLS) && calls.isFresh(now, fresh)) {
                String name = calls.name().substring(SignalNames.OPERATION_CALLS.length());
                pod.signal(SignalNames.OPERATION_FAILURES + name)
                        .map(failed -> new Level(calls.value(), failed.value(), List.of(failed, calls)))
                        .ifPresent(level -> levels.merge(name, level, Level::plus));
            }
        }
    }
}
