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

    public ScrapeWindow {
        readings = List.copyOf(readings);
    }

    public static ScrapeWindow empty() {
        return new ScrapeWindow(List.of());
    }

    /** The series that signals are made of, and what a forensic bundle keeps. */
    public static boolean wants(String series) {
        return series.startsWith(Series.REQUESTS)
                || series.startsWith(Series.REQUEST_SECONDS)
                || series.startsWith("ridewell_")
                || series.startsWith("ft_")
                || series.startsWith("connectionpool_")
                || series.startsWith("threadpool_")
                || series.startsWith("memory_")
                || series.startsWith("cpu_")
                || series.startsWith("gc_")
                || series.startsWith("thread_")
                || series.equals(Series.UPTIME);
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
        Optional<Exposition> before = before(last);
        gauges(last, pod, signals);
        pool(before, last).ifPresent(v -> new Gauges(pod, last.at(), signals).of(SignalNames.POOL_SATURATION, v));
        before.ifPresent(reading -> rates(reading, last, pod, signals));
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
        double up = before.sum(Series.UPTIME, s -> true).orElse(0.0);
        return up <= after.sum(Series.UPTIME, s -> true).orElse(Double.MAX_VALUE);
    }

    private static void gauges(Exposition last, String pod, List<Signal> into) {
        Gauges add = new Gauges(pod, last.at(), into);
        ratio(last, Series.THREADS_BUSY, Series.THREADS).ifPresent(v -> add.of(SignalNames.THREAD_SATURATION, v));
        last.sum(Series.CPU, s -> true).ifPresent(v -> add.of(SignalNames.CPU_SATURATION, v));
        ratio(last, Series.HEAP_USED, Series.HEAP_MAX).ifPresent(v -> add.of(SignalNames.HEAP_USED, v));
        for (Sample sample : last.samples()) {
            String dependency = sample.label("dependency");
            switch (sample.name()) {
                case Series.DEPENDENCY_UP -> add.of(SignalNames.DEPENDENCY_UP + dependency, sample.value());
                case Series.DEPENDENCY_SECONDS -> add.of(SignalNames.DEPENDENCY_SECONDS + dependency, sample.value());
                case Series.INVARIANT_VIOLATIONS ->
                    add.of(SignalNames.INVARIANT + sample.label("invariant"), sample.value());
                default -> {}
            }
        }
    }

    /**
     * Connections that are in use now, or the share of borrowers that had to wait for one, whichever is more: how many are in use at the moment of a reading is chance. Liberty's
     * time in use would be the mean, but it grows by minutes in a second while a connection is held for long.
     */
    private static Optional<Double> pool(Optional<Exposition> before, Exposition last) {
        Optional<Double> size = last.sum(Series.POOL_MAX, s -> true).filter(max -> max > 0);
        Optional<Double> open = last.sum(Series.POOL_OPEN, s -> true);
        if (size.isEmpty() || open.isEmpty()) {
            return Optional.empty();
        }
        double held = open.get() - last.sum(Series.POOL_FREE, s -> true).orElse(0.0);
        double waited = before.map(reading -> grown(reading, last, Series.POOL_QUEUED, s -> true)
                        / Math.max(1, grown(reading, last, Series.POOL_USED, s -> true)))
                .orElse(0.0);
        return Optional.of(Math.min(1, Math.max(held / size.get(), waited)));
    }

    private static double seconds(Exposition before, Exposition last) {
        return Duration.between(before.at(), last.at()).toNanos() / 1e9;
    }

    private static void rates(Exposition before, Exposition last, String pod, List<Signal> into) {
        Gauges add = new Gauges(pod, last.at(), into);
        double seconds = seconds(before, last);
        double requests = grown(before, last, Series.REQUESTS, ScrapeWindow::isRiders);
        add.of(SignalNames.REQUEST_RATE, requests / seconds);
        if (requests > 0) {
            double failed = grown(
                    before,
                    last,
                    Series.REQUESTS,
                    s -> isRiders(s) && s.label("http_response_status_code").startsWith("5"));
            add.of(SignalNames.ERROR_RATIO, Math.min(1, failed / requests));
            add.of(SignalNames.LATENCY, grown(before, last, Series.REQUEST_SECONDS, ScrapeWindow::isRiders) / requests);
        }
        breakers(before, last, seconds, add);
    }

    /** Since the reading before the newest, so that soon after an act they tell of the time after it. */
    private void failedCalls(Exposition last, String pod, List<Signal> into) {
        Exposition before = readings.get(Math.max(0, readings.size() - 2));
        double seconds = seconds(before, last);
        if (seconds <= 0 || !isSameProcess(before, last)) {
            return;
        }
        Gauges add = new Gauges(pod, last.at(), into);
        for (String dependency : labels(last, Series.FAILED_CALLS, "dependency")) {
            double failed = grown(before, last, Series.FAILED_CALLS, s -> s.label("dependency")
                    .equals(dependency));
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
                .filter(s -> s.name().equals(Series.BREAKER_HELD_OPEN))
                .forEach(s -> open.merge(s.label("dependency"), s.value(), Math::max));
        measured(before, last, seconds, open);
        open.forEach((dependency, value) -> add.of(SignalNames.BREAKER_OPEN + dependency, value));
    }

    private static void measured(Exposition before, Exposition last, double seconds, Map<String, Double> into) {
        for (String method : labels(last, Series.BREAKER_NANOSECONDS, "method")) {
            double opened = spent(before, last, method, "open");
            double value = opened > seconds / 2 ? 1 : opened + spent(before, last, method, "halfOpen") > 0 ? 0.5 : 0;
            dependency(method).ifPresent(name -> into.merge(name, value, Math::max));
        }
    }

    /** Seconds. */
    private static double spent(Exposition before, Exposition last, String method, String state) {
        double nanoseconds = grown(
                before,
                last,
                Series.BREAKER_NANOSECONDS,
                s -> s.label("method").equals(method) && s.label("state").equals(state));
        return nanoseconds / 1e9;
    }

    /** {@code org.ridewell.payments.control.GuardedGateway.send} calls the payment gateway; others call nothing that may be lost. */
    private static Optional<String> dependency(String method) {
        Matcher ours = FEATURE.matcher(method);
        return ours.find() ? Optional.ofNullable(DEPENDENCIES.get(ours.group(1))) : Optional.empty();
    }

    /** What the label of a series says in one reading, each once. */
    private static TreeSet<String> labels(Exposition reading, String series, String label) {
        TreeSet<String> values = new TreeSet<>();
        reading.samples().stream().filter(s -> s.name().equals(series)).forEach(s -> values.add(s.label(label)));
        return values;
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
