package org.ridewell.audit.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The time in which riders felt a fault that nothing had helped against yet. It is measured by incidents, so it is no ratio of requests: that one the burn-rate alerts watch, and this is
 * held against the same objective.
 */
public final class FeltFaults {

    /** Of the service level "bookings": {@code monitoring/prometheus/rules/20-slo.yml} allows the rest to fail. */
    public static final double OBJECTIVE = 0.995;

    private FeltFaults() {}

    /** @param until when a remedy was verified effective, or the incident closed */
    public record Span(Instant since, Instant until) {}

    /** Overlapping ones count once. */
    public static double seconds(List<Span> spans, Instant start, Instant end) {
        double felt = 0;
        Instant counted = start;
        List<Span> inOrder =
                spans.stream().sorted(Comparator.comparing(Span::since)).toList();
        for (Span span : inOrder) {
            Instant begin = span.since().isBefore(counted) ? counted : span.since();
            Instant stop = span.until().isAfter(end) ? end : span.until();
            if (begin.isBefore(stop)) {
                felt += Duration.between(begin, stop).toMillis() / 1000.0;
                counted = stop;
            }
        }
        return felt;
    }
}
