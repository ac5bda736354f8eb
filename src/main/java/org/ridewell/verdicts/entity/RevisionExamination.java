package org.ridewell.verdicts.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

/** The wanted revision of one workload against the one before it: side by side while both serve, against the memory of it afterwards. */
final class RevisionExamination {

    /** @param latency mean seconds per request */
    private record Level(double rate, double errors, double latency, List<Signal> evidence) {}

    private final Thresholds thresholds;
    private final Window errors;
    private final Window slow;
    private final OperationExamination operations;
    private @Nullable String watched;
    /** The last that was seen of the one before while it was fine. */
    private @Nullable Level before;

    private @Nullable Level beside;
    private @Nullable Level latest;

    RevisionExamination(Thresholds thresholds) {
        this(thresholds, new OperationExamination(thresholds));
    }

    private RevisionExamination(Thresholds thresholds, OperationExamination operations) {
        this.thresholds = thresholds;
        this.operations = operations;
        this.errors = new Window(thresholds.errors());
        this.slow = new Window(thresholds.slow());
    }

    String revision() {
        return watched == null ? "" : watched;
    }

    /** Called again with a new object when the wanted revision changes; {@code predecessor} is the memory of the one before. */
    RevisionExamination successor() {
        RevisionExamination next = new RevisionExamination(thresholds, operations.successor());
        next.before = latest;
        return next;
    }

    /**
     * @param alone nothing else explains slowness, or errors of a single operation: no dependency that is or was just lost, no overload
     * @param doubtful a dependency may have been lost just now
     */
    Finding examine(Revision current, List<Revision> older, Instant now, boolean alone, boolean doubtful) {
        watched = current.name();
        Level mine = level(List.of(current), now);
        Level reference = level(older, now);
        beside = reference != null && reference.rate() >= thresholds.leastRate() ? reference : null;
        if (beside != null && fine(beside)) {
            before = beside;
        }
        if (mine == null) {
            return Finding.inconclusive(List.of());
        }
        Instant at =
                mine.evidence().stream().map(Signal::at).max(Instant::compareTo).orElse(now);
        boolean busy = mine.rate() >= thresholds.leastRate();
        List<Signal> operation = operations.failing(current, older, now);
        boolean oneFails = alone && !operation.isEmpty();
        boolean failing = errors.add((!doubtful && busy && failing(mine)) || oneFails, at);
        boolean crawling = slow.add(alone && busy && crawling(mine), at);
        if (!failing && !crawling) {
            latest = busy && fine(mine) && !crawling(mine) ? mine : latest;
            return Finding.healthy(mine.evidence());
        }
        List<Symptom> symptoms = new ArrayList<>();
        if (failing) {
            symptoms.add(Symptom.ERRORS);
        }
        if (crawling) {
            symptoms.add(Symptom.SLOW);
        }
        Instant suspected = failing ? errors.suspectedAt() : slow.suspectedAt();
        List<Signal> evidence = new ArrayList<>(mine.evidence());
        evidence.addAll(oneFails ? operation : List.of());
        return Finding.sick(symptoms, suspected, evidence);
    }

    private boolean fine(Level level) {
        return level.errors() < thresholds.errorRatio();
    }

    /** What fails with the one beside it, too, is not what changed. */
    private boolean failing(Level mine) {
        Level measure = beside == null ? before : beside;
        double known = measure == null ? 0 : measure.errors();
        return !fine(mine) && mine.errors() >= 4 * known;
    }

    /** Without a revision to compare with, slow is not worse than before; nor beside errors, which are fast. */
    private boolean crawling(Level mine) {
        return before != null
                && mine.latency() >= thresholds.leastLatency()
                && mine.latency() >= thresholds.latencyFactor() * before.latency();
    }

    private @Nullable Level level(List<Revision> revisions, Instant now) {
        double rate = 0;
        double failed = 0;
        double seconds = 0;
        List<Signal> evidence = new ArrayList<>();
        for (Pod pod : revisions.stream()
                .flatMap(r -> r.pods().stream())
                .filter(Pod::serves)
                .toList()) {
            Signal requests = fresh(pod, SignalNames.REQUEST_RATE, now);
            if (requests == null) {
                continue;
            }
            evidence.add(requests);
            rate += requests.value();
            failed += weighted(pod, SignalNames.ERROR_RATIO, requests.value(), now, evidence);
            seconds += weighted(pod, SignalNames.LATENCY, requests.value(), now, evidence);
        }
        if (evidence.isEmpty()) {
            return null;
        }
        return rate == 0 ? new Level(0, 0, 0, evidence) : new Level(rate, failed / rate, seconds / rate, evidence);
    }

    private double weighted(Pod pod, String name, double rate, Instant now, List<Signal> evidence) {
        Signal signal = fresh(pod, name, now);
        if (signal == null) {
            return 0;
        }
        evidence.add(signal);
        return signal.value() * rate;
    }

    private @Nullable Signal fresh(Pod pod, String name, Instant now) {
        return pod.signal(name).filter(s -> s.isFresh(now, thresholds.fresh())).orElse(null);
    }
}
