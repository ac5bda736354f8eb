package org.ridewell.local.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.Timer;
import org.ridewell.protection.control.FailedCalls;
import org.ridewell.signals.entity.OperationCounts;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

/** Rate, errors and latency of this process's own operations, as differences between two readings of its timers and counters. */
final class LocalTraffic {

    private static final String REQUESTS = "ridewell_http_request";
    private static final String BOOKINGS = "ridewell_bookings_total";
    private static final Duration RATE_WINDOW = Duration.ofSeconds(10);
    private static final Duration OPERATIONS_WINDOW = Duration.ofMinutes(2);
    /** So far apart that three of them are evidence of their own. */
    private static final Duration OPERATIONS_EVERY = Duration.ofSeconds(3);

    private final String source;
    private final String target;

    LocalTraffic(String source, String target) {
        this.source = source;
        this.target = target;
    }

    /** @param seconds spent on all requests so far */
    private record Reading(Instant at, double all, double failed, double seconds, Map<String, Double> failedCalls) {}

    private record Operations(Instant at, OperationCounts counts) {}

    private final Deque<Reading> readings = new ArrayDeque<>();
    private final Deque<Operations> operations = new ArrayDeque<>();

    void read(Map<MetricID, Timer> timers, Map<MetricID, Counter> counters, Instant now) {
        double all = 0;
        double failed = 0;
        double seconds = 0;
        OperationCounts counts = OperationCounts.NONE;
        for (Map.Entry<MetricID, Timer> timer : timers.entrySet()) {
            if (!REQUESTS.equals(timer.getKey().getName())) {
                continue;
            }
            Map<String, String> tags = timer.getKey().getTags();
            long count = timer.getValue().getCount();
            boolean fails = "5xx".equals(tags.get("status"));
            all += count;
            failed += fails ? count : 0;
            seconds += timer.getValue().getElapsedTime().toNanos() / 1e9;
            counts = counts.with(tags.getOrDefault("operation", "unknown"), (double) count, fails);
        }
        Map<String, Double> failedCalls = new TreeMap<>();
        for (Map.Entry<MetricID, Counter> counter : counters.entrySet()) {
            Map<String, String> tags = counter.getKey().getTags();
            long count = counter.getValue().getCount();
            if (FailedCalls.NAME.equals(counter.getKey().getName())) {
                failedCalls.put(tags.getOrDefault("dependency", "unknown"), (double) count);
            } else if (BOOKINGS.equals(counter.getKey().getName())) {
                counts = counts.with(SignalNames.BOOKING, (double) count, "failed".equals(tags.get("outcome")));
            }
        }
        readings.addLast(new Reading(now, all, failed, seconds, failedCalls));
        keep(counts, now);
    }

    private void keep(OperationCounts counts, Instant now) {
        while (readings.getFirst().at().isBefore(now.minus(RATE_WINDOW))) {
            readings.removeFirst();
        }
        if (operations.isEmpty()
                || !operations.getLast().at().plus(OPERATIONS_EVERY).isAfter(now)) {
            operations.addLast(new Operations(now, counts));
        }
        while (operations.getFirst().at().isBefore(now.minus(OPERATIONS_WINDOW))) {
            operations.removeFirst();
        }
    }

    /** Rates of the last ten seconds; ratios are left out where nobody asked anything. */
    List<Signal> rates(Instant now) {
        Reading before = readings.getFirst();
        Reading last = readings.getLast();
        double seconds = Duration.between(before.at(), last.at()).toMillis() / 1000.0;
        List<Signal> signals = new ArrayList<>();
        if (seconds < 1) {
            return signals;
        }
        double requests = grown(before, last, Reading::all);
        signals.add(signal(SignalNames.REQUEST_RATE, requests / seconds, now));
        if (requests > 0) {
            signals.add(signal(SignalNames.ERROR_RATIO, grown(before, last, Reading::failed) / requests, now));
            signals.add(signal(SignalNames.LATENCY, grown(before, last, Reading::seconds) / requests, now));
        }
        last.failedCalls().forEach((dependency, count) -> {
            double failed = Math.max(0, count - before.failedCalls().getOrDefault(dependency, 0.0));
            signals.add(signal(SignalNames.FAILED_CALLS + dependency, failed / seconds, now));
        });
        return signals;
    }

    /** Calls of each operation within the last two minutes, with the time at which they were counted. */
    List<Signal> operations() {
        Operations last = operations.getLast();
        return last.counts().since(operations.getFirst().counts(), source, target, last.at());
    }

    /** Bookings of the last two minutes that ended in an error of ours; 0 where there were none. */
    double bookingErrorRatio() {
        return operations
                .getLast()
                .counts()
                .bookingErrorRatio(operations.getFirst().counts())
                .orElse(0.0);
    }

    private Signal signal(String name, double value, Instant now) {
        return new Signal(source, name, target, value, now);
    }

    private static double grown(Reading before, Reading last, ToDoubleFunction<Reading> of) {
        return Math.max(0, of.applyAsDouble(last) - of.applyAsDouble(before));
    }
}
