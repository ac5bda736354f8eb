package org.ridewell.probes.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridewell.probes.entity.Exposition.Sample;
import org.ridewell.signals.entity.OperationCounts;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

/**
 * What a pod's last readings say: rates between the newest and the one about ten seconds before, gauges from the newest. A counter that fell (a restarted process) gives no rate
 * until two readings of the new process are there.
 */
public record ScrapeWindow(List<Exposition> readings) {

    /** Readings older than this are dropped. */
    public static final Duration KEPT = Duration.ofMinutes(2);

    private static final Pattern FEATURE = Pattern.compile("^org\\.ridewell\\.(\\w+)\\.");
    /** Whose breakers stand for which dependency. */
    private static final Map<String, String> DEPENDENCIES = Map.of("payments", "payment-gateway", "routing", "maps");

    private static final Duration RATE_WINDOW = Duration.ofSeconds(10);
    private static final String REQUESTS = "http_server_request_duration_seconds_count";
    private static final String REQUEST_SECONDS = "http_server_request_duration_seconds_sum";
    private static final String FAILED_CALLS = "ridewell_dependency_failed_calls_total";
    private static final String BREAKER_SECONDS = "ft_circuitbreaker_state_total_seconds";

    public ScrapeWindow {
        readings = List.copyOf(readings);
    }

    public static ScrapeWindow empty() {
        return new ScrapeWindow(List.of());
    }

    /** The series that signals are made of, and what a forensic bundle keeps. */
    public static boolean wants(String series) {
        return series.startsWith("http_server_request_duration_seconds_count")
                || series.startsWith("http_server_request_duration_seconds_sum")
                || series.startsWith("ridewell_")
                || series.startsWith("ft_")
                || series.startsWith("connectionpool_")
                || series.startsWith("threadpool_")
                || series.startsWith("memory_")
                || series.startsWith("cpu_")
                || series.startsWith("gc_")
                || series.startsWith("thread_")
                || series.equals("jvm_uptime_seconds");
    }

    public ScrapeWindow with(Exposition reading) {
        List<Exposition> kept = new ArrayList<>(readings);
        kept.removeIf(r -> r.at().isBefore(reading.at().minus(KEPT)));
        kept.add(reading);
        return new ScrapeWindow(kept);
    }

    public List<Signal> signals(String pod) {
        if (readings.isEmpty()) {
            return List.of();
        }
        Exposition last = readings.get(readings.size() - 1);
        List<Signal> signals = new ArrayList<>();
        gauges(last, pod, signals);
        before(last).ifPresent(before -> rates(before, last, pod, signals));
        failedCalls(last, pod, signals);
        operations(last, pod, signals);
        return signals;
    }

    private Optional<Exposition> before(Exposition last) {
        Instant ideal = last.at().minus(RATE_WINDOW);
        return readings.stream()
                .filter(r -> r.at().isBefore(last.at()) && isSameProcess(r, last))
                .min(Comparator.comparing(r -> Duration.between(ideal, r.at()).abs()));
    }

    private static boolean isSameProcess(Exposition before, Exposition after) {
        double up = before.sum("jvm_uptime_seconds", s -> true).orElse(0.0);
        return up <= after.sum("jvm_uptime_seconds", s -> true).orElse(Double.MAX_VALUE);
    }

    private static void gauges(Exposition last, String pod, List<Signal> into) {
        Gauges add = new Gauges(pod, last.at(), into);
        double used = last.sum("connectionpool_connectionHandles", s -> true).orElse(0.0);
        last.sum("ridewell_pool_saturation_ratio", s -> true)
                .or(() -> last.sum("ridewell_pool_size", s -> true).map(size -> used / size))
                .ifPresent(v -> add.of(SignalNames.POOL_SATURATION, v));
        ratio(last, "threadpool_activeThreads", "threadpool_size")
                .ifPresent(v -> add.of(SignalNames.THREAD_SATURATION, v));
        last.sum("cpu_processCpuLoad_percent", s -> true).ifPresent(v -> add.of(SignalNames.CPU_SATURATION, v));
        ratio(last, "memory_usedHeap_bytes", "memory_maxHeap_bytes").ifPresent(v -> add.of(SignalNames.HEAP_USED, v));
        for (Sample sample : last.samples()) {
            String dependency = sample.label("dependency");
            switch (sample.name()) {
                case "ridewell_dependency_up" -> add.of(SignalNames.DEPENDENCY_UP + dependency, sample.value());
                case "ridewell_dependency_ping_seconds" ->
                    add.of(SignalNames.DEPENDENCY_SECONDS + dependency, sample.value());
                case "ridewell_invariant_violations" ->
                    add.of(SignalNames.INVARIANT + sample.label("invariant"), sample.value());
                default -> {}
            }
        }
    }

    private static void rates(Exposition before, Exposition last, String pod, List<Signal> into) {
        Gauges add = new Gauges(pod, last.at(), into);
        double seconds = Duration.between(before.at(), last.at()).toNanos() / 1e9;
        double requests = grown(before, last, REQUESTS, ScrapeWindow::isRiders);
        add.of(SignalNames.REQUEST_RATE, requests / seconds);
        if (requests > 0) {
            double failed = grown(
                    before,
                    last,
                    REQUESTS,
                    s -> isRiders(s) && s.label("http_response_status_code").startsWith("5"));
            add.of(SignalNames.ERROR_RATIO, Math.min(1, failed / requests));
            add.of(SignalNames.LATENCY, grown(before, last, REQUEST_SECONDS, ScrapeWindow::isRiders) / requests);
        }
        breakers(before, last, seconds, add);
    }

    /** Since the reading before the newest, so that soon after an act they tell of the time after it. */
    private void failedCalls(Exposition last, String pod, List<Signal> into) {
        Exposition before = readings.get(Math.max(0, readings.size() - 2));
        double seconds = Duration.between(before.at(), last.at()).toNanos() / 1e9;
        if (seconds <= 0 || !isSameProcess(before, last)) {
            return;
        }
        Gauges add = new Gauges(pod, last.at(), into);
        for (String dependency : failing(last)) {
            double failed =
                    grown(before, last, FAILED_CALLS, s -> s.label("dependency").equals(dependency));
            add.of(SignalNames.FAILED_CALLS + dependency, failed / seconds);
        }
    }

    /** Since the oldest reading of the same process that is kept: few calls are too few to tell. */
    private void operations(Exposition last, String pod, List<Signal> into) {
        Exposition oldest = readings.stream()
                .filter(r -> isSameProcess(r, last))
                .findFirst()
                .orElse(last);
        OperationCounts now = Operations.counts(last);
        OperationCounts before = Operations.counts(oldest);
        into.addAll(now.since(before, "metrics", pod, last.at()));
        Gauges add = new Gauges(pod, last.at(), into);
        now.bookingErrorRatio(before).ifPresent(ratio -> add.of(SignalNames.BOOKING_ERROR_RATIO, ratio));
    }

    /**
     * Fault Tolerance counts how long each breaker was open: one that was so for most of the window is open. Rung 0 sits in front of it; the pod's breaker is as open as the more
     * open of the two.
     */
    private static void breakers(Exposition before, Exposition last, double seconds, Gauges add) {
        Map<String, Double> open = new TreeMap<>();
        last.samples().stream()
                .filter(s -> s.name().equals("ridewell_dependency_breaker_open"))
                .forEach(s -> open.merge(s.label("dependency"), s.value(), Math::max));
        measured(before, last, seconds, open);
        open.forEach((dependency, value) -> add.of(SignalNames.BREAKER_OPEN + dependency, value));
    }

    private static void measured(Exposition before, Exposition last, double seconds, Map<String, Double> into) {
        TreeSet<String> methods = new TreeSet<>();
        last.samples().stream()
                .filter(s -> s.name().equals(BREAKER_SECONDS))
                .forEach(s -> methods.add(s.label("method")));
        for (String method : methods) {
            double opened = grown(
                    before,
                    last,
                    BREAKER_SECONDS,
                    s -> s.label("method").equals(method) && s.label("state").equals("open"));
            double half = grown(
                    before,
                    last,
                    BREAKER_SECONDS,
                    s -> s.label("method").equals(method) && s.label("state").equals("halfOpen"));
            double value = opened > seconds / 2 ? 1 : opened + half > 0 ? 0.5 : 0;
            dependency(method).ifPresent(name -> into.merge(name, value, Math::max));
        }
    }

    /** {@code org.ridewell.payments.control.GuardedGateway.send} calls the payment gateway; others call nothing that may be lost. */
    private static Optional<String> dependency(String method) {
        Matcher ours = FEATURE.matcher(method);
        return ours.find() ? Optional.ofNullable(DEPENDENCIES.get(ours.group(1))) : Optional.empty();
    }

    private static TreeSet<String> failing(Exposition last) {
        TreeSet<String> names = new TreeSet<>();
        last.samples().stream()
                .filter(s -> s.name().equals(FAILED_CALLS))
                .forEach(s -> names.add(s.label("dependency")));
        return names;
    }

    /** Requests of people and their clients: neither probes and scrapes, nor event streams, which last as long as the page is open. */
    private static boolean isRiders(Sample sample) {
        String route = sample.label("http_route");
        return !route.startsWith("/health")
                && !route.startsWith("/metrics")
                && !route.contains("/internal")
                && !route.endsWith("/events");
    }

    private static double grown(Exposition before, Exposition last, String name, Predicate<Sample> fits) {
        return Math.max(
                0, last.sum(name, fits).orElse(0.0) - before.sum(name, fits).orElse(0.0));
    }

    private static Optional<Double> ratio(Exposition last, String used, String whole) {
        return last.sum(whole, s -> true).filter(w -> w > 0).flatMap(w -> last.sum(used, s -> true)
                .map(u -> u / w));
    }

    private record Gauges(String pod, Instant at, List<Signal> into) {

        void of(String name, double value) {
            if (Double.isFinite(value)) {
                into.add(new Signal("metrics", name, pod, value, at));
            }
        }
    }
}
