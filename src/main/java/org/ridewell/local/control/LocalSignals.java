package org.ridewell.local.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.protection.control.DependencyPings;
import org.ridewell.protection.control.Protections;
import org.ridewell.signals.control.SignalSource;
import org.ridewell.signals.entity.Monitoring;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.signals.entity.Snapshot.BlindSpot;
import org.ridewell.signals.entity.Workload;
import org.ridewell.telemetry.control.Invariants;

/** Without a cluster the watchdog sees one workload with one pod: the process that it lives in, by its pings, protections and metrics. */
@ApplicationScoped
public class LocalSignals implements SignalSource {

    private static final String NAME = "ridewell";
    private static final String SOURCE = "process";

    @Inject
    private DependencyPings pings;

    @Inject
    private Protections protections;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Clock clock;

    private final LocalTraffic traffic = new LocalTraffic(SOURCE, NAME);
    private volatile Instant startedAt = Instant.EPOCH;

    @Override
    public Platform platform() {
        return Platform.NONE;
    }

    @Override
    public Snapshot snapshot(Instant now) {
        if (startedAt.equals(Instant.EPOCH)) {
            startedAt = clock.instant();
        }
        Pod pod = new Pod(
                NAME,
                "process-" + ProcessHandle.current().pid(),
                null,
                null,
                null,
                "Running",
                true,
                startedAt,
                0,
                null,
                null,
                false,
                null,
                signals(now));
        Workload workload = new Workload(
                NAME,
                NAME,
                null,
                true,
                1,
                1,
                List.of(new Revision("running", 1, startedAt, true, List.of(pod))),
                null,
                null,
                null,
                null,
                null);
        return Snapshot.seen(
                now,
                List.of(workload),
                List.of(),
                steady(now),
                new Monitoring(false, null, now, now),
                null,
                List.of(new BlindSpot("cluster", "there is none: RIDEWELL_PLATFORM is none")));
    }

    private List<Signal> signals(Instant now) {
        List<Signal> signals = new ArrayList<>();
        signals.add(new Signal(SOURCE, SignalNames.SCRAPE, NAME, 1, now));
        traffic.read(metrics.getTimers(), metrics.getCounters(), now);
        signals.addAll(traffic.rates(now));
        signals.addAll(traffic.operations());
        pings.last().forEach((dependency, ping) -> {
            signals.add(new Signal(SOURCE, SignalNames.DEPENDENCY_UP + dependency, NAME, ping.up() ? 1 : 0, ping.at()));
            signals.add(new Signal(SOURCE, SignalNames.DEPENDENCY_SECONDS + dependency, NAME, ping.took(), ping.at()));
            signals.add(new Signal(
                    SOURCE, SignalNames.BREAKER_OPEN + dependency, NAME, protections.isOpen(dependency) ? 1 : 0, now));
        });
        return signals;
    }

    /** What the riding side says of its invariants, and how bookings went. */
    private List<Signal> steady(Instant now) {
        List<Signal> steady = new ArrayList<>();
        for (Map.Entry<MetricID, ? extends Gauge<?>> gauge : gauges().entrySet()) {
            String name = gauge.getKey().getName();
            if (Invariants.NAME.equals(name)) {
                String invariant = gauge.getKey().getTags().getOrDefault("invariant", "unknown");
                steady.add(signal(SignalNames.INVARIANT + invariant, gauge.getValue(), now));
            }
        }
        steady.add(new Signal(SOURCE, SignalNames.BOOKING_ERROR_RATIO, NAME, traffic.bookingErrorRatio(), now));
        return steady;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // MicroProfile Metrics 5.1 hands out raw gauges
    private Map<MetricID, ? extends Gauge<?>> gauges() {
        return (Map) metrics.getGauges();
    }

    private static Signal signal(String name, Gauge<?> gauge, Instant now) {
        Object value = gauge.getValue();
        return new Signal(SOURCE, name, NAME, value instanceof Number number ? number.doubleValue() : 0, now);
    }
}
