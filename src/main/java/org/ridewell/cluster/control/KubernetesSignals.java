package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.entity.ClusterView;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.cluster.entity.PodReading;
import org.ridewell.cluster.entity.SnapshotAssembly;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.database.control.Migrations;
import org.ridewell.probes.control.PodProbes;
import org.ridewell.probes.entity.ProbeTarget;
import org.ridewell.signals.control.SignalSource;
import org.ridewell.signals.entity.Monitoring;
import org.ridewell.signals.entity.Snapshot;

/** What the watchdog sees on Kubernetes: mirrors of the API server's objects, and its own probes of the pods that may be healed. Leader and standby both look, so that a takeover sees at once. */
@ApplicationScoped
public class KubernetesSignals implements SignalSource {

    private static final Logger LOG = Logger.getLogger(KubernetesSignals.class.getName());

    /**
     * A healthy pod answers in some tens of milliseconds, and each tenth of a second is one later for a hung pod: with 900 ms one was out of its Service after 4.6 and 6.2 s (machine
     * with a load of 30).
     */
    private static final Duration PROBE_TIMEOUT = Duration.ofMillis(700);

    private static final Duration SCRAPE_TIMEOUT = Duration.ofSeconds(2);

    /** A page of metrics costs a pod about as much as a request: rates look at ten seconds, so two readings in them do. */
    private static final int SCRAPE_SECONDS = 5;

    @Inject
    private ClusterConnection connection;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Resource
    private ManagedThreadFactory threads;

    private final List<ScheduledFuture<?>> tasks = new ArrayList<>();
    private volatile @Nullable Parts parts;

    /** Not waited for: each answer counts when it comes. */
    private volatile CompletableFuture<Void> lastRound = CompletableFuture.completedFuture(null);

    private record Parts(Mirrors mirrors, PodProbes probes, KubernetesApi reading) {}

    void begin(@Observes @Priority(Migrations.FIRST + 71) Startup event) {
        if (!connection.isWanted()) {
            return;
        }
        ClusterConnection.Parts link = connection.parts();
        Mirrors mirrors = new Mirrors(link.clients(), link.paths(), System::nanoTime);
        PodProbes probes =
                new PodProbes(PodProbes.client(PROBE_TIMEOUT), clock, PROBE_TIMEOUT, SCRAPE_TIMEOUT, Set.of("process"));
        parts = new Parts(mirrors, probes, link.clients().reading());
        mirrors.start(threads);
        long tick = probes.tick().toMillis();
        tasks.add(executor.scheduleAtFixedRate(() -> look(false), 2 * tick, tick, TimeUnit.MILLISECONDS));
        tasks.add(executor.scheduleAtFixedRate(() -> look(true), 2, SCRAPE_SECONDS, TimeUnit.SECONDS));
    }

    @PreDestroy
    void end() {
        tasks.forEach(task -> task.cancel(false));
        lastRound.cancel(false);
        Parts known = parts;
        if (known != null) {
            known.mirrors().stop();
        }
    }

    @Override
    public Platform platform() {
        return Platform.KUBERNETES;
    }

    @Override
    public Snapshot snapshot(Instant now) {
        Parts known = parts;
        if (known == null) {
            Monitoring none = new Monitoring(false, null, null, null);
            var blind = List.of(new Snapshot.BlindSpot("cluster", "not connected"));
            return Snapshot.seen(now, List.of(), List.of(), List.of(), none, null, blind);
        }
        Monitoring monitoring = new Monitoring(
                false, null, known.probes().answeredAt(), known.reading().answeredAt());
        return new SnapshotAssembly(known.mirrors().view(), known.probes()::signals)
                .at(now, monitoring, known.mirrors().blind());
    }

    ClusterView view() {
        Parts known = parts;
        return known == null ? ClusterView.empty() : known.mirrors().view();
    }

    /** The probes with their readings in memory; null before the start. */
    @Nullable
    PodProbes probes() {
        Parts known = parts;
        return known == null ? null : known.probes();
    }

    private void look(boolean metrics) {
        Parts known = parts;
        if (known == null) {
            return;
        }
        try {
            List<ProbeTarget> targets = known.mirrors().view().healablePods().stream()
                    .flatMap(p -> target(p).stream())
                    .toList();
            lastRound =
                    metrics ? known.probes().scrape(targets) : known.probes().probe(targets);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the pods could not be probed", e);
        }
    }

    private static Optional<ProbeTarget> target(JsonNode pod) {
        String address = PodReading.address(pod);
        boolean runs = "Running".equals(pod.path("status").path("phase").asText());
        return address == null || !runs
                ? Optional.empty()
                : Optional.of(new ProbeTarget(Marks.name(pod), Marks.uid(pod), address));
    }
}
