package org.ridewell.signals.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Calls of each operation of one process so far, and how many of them ended in an error of ours. */
public record OperationCounts(SortedMap<String, Count> byOperation) {

    public static final OperationCounts NONE = new OperationCounts(new TreeMap<>());

    public record Count(double calls, double failed) {

        Count plus(Count more) {
            return new Count(calls + more.calls, failed + more.failed);
        }

        Count minus(Count before) {
            return new Count(Math.max(0, calls - before.calls), Math.max(0, failed - before.failed));
        }
    }

    public OperationCounts {
        byOperation = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byOperation));
    }

    public OperationCounts with(String operation, double calls, boolean failed) {
        SortedMap<String, Count> more = new TreeMap<>(byOperation);
        more.merge(operation, new Count(calls, failed ? calls : 0), Count::plus);
        return new OperationCounts(more);
    }

    /** What was called since then, as signals. */
    public List<Signal> since(OperationCounts before, String source, String target, Instant at) {
        List<Signal> signals = new ArrayList<>();
        for (Map.Entry<String, Count> entry : byOperation.entrySet()) {
            Count grown = grown(entry.getKey(), before);
            if (grown.calls() > 0) {
                String name = entry.getKey();
                signals.add(new Signal(source, SignalNames.OPERATION_CALLS + name, target, grown.calls(), at));
                signals.add(new Signal(source, SignalNames.OPERATION_FAILURES + name, target, grown.failed(), at));
            }
        }
        return signals;
    }

    /** The part of the bookings since then that ended in an error of ours; empty where there were none. */
    public Optional<Double> bookingErrorRatio(OperationCounts before) {
        Count bookings = grown(SignalNames.BOOKING, before);
        return bookings.calls() > 0 ? Optional.of(bookings.failed() / bookings.calls()) : Optional.empty();
    }

    private Count grown(String operation, OperationCounts before) {
        Count none = new Count(0, 0);
        return byOperation.getOrDefault(operation, none).minus(before.byOperation.getOrDefault(operation, none));
    }
}
