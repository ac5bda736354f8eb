package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.entity.ForensicBundle;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.database.control.Migrations;
import org.ridewell.probes.control.PodProbes;
import org.ridewell.protection.control.WatchdogSecret;

/**
 * The leader's care for pods in quarantine: collect at once, store when the database takes it, then say so on the pod. Found by looking at the cluster, so that a new leader goes on where the
 * old one stopped.
 */
@ApplicationScoped
public class BundleKeeper {

    private static final Logger LOG = Logger.getLogger(BundleKeeper.class.getName());

    private final Map<String, ForensicBundle> collected = new HashMap<>();

    @Inject
    private ClusterConnection connection;

    @Inject
    private KubernetesSignals signals;

    @Inject
    private Bundles bundles;

    @Inject
    private WatchdogSecret secret;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService executor;

    private @Nullable ScheduledFuture<?> sweeping;

    void begin(@Observes @Priority(Migrations.FIRST + 72) Startup event) {
        if (connection.isWanted()) {
            sweeping = executor.scheduleWithFixedDelay(this::sweep, 2, 1, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void end() {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
    }

    private void sweep() {
        LeaseElector elector = connection.parts().elector();
        if (!elector.isLeader()) {
            return;
        }
        Map<String, JsonNode> waiting = signals.view().pods().stream()
                .filter(p -> !Marks.quarantine(p).isMissingNode()
                        && Marks.annotation(p, Marks.BUNDLE).isEmpty())
                .collect(Collectors.toMap(Marks::uid, p -> p, (a, b) -> b));
        collected.keySet().retainAll(waiting.keySet());
        waiting.values().forEach(pod -> keep(pod, elector.epoch()));
    }

    private void keep(JsonNode pod, long epoch) {
        try {
            ForensicBundle bundle = collected.computeIfAbsent(Marks.uid(pod), uid -> collect(pod));
            String id = bundles.store(bundle);
            podActs().bundled(bundle.pod(), bundle.podUid(), id, epoch);
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "the bundle of " + Marks.name(pod) + " is kept in memory until it can be stored");
        }
    }

    private ForensicBundle collect(JsonNode pod) {
        PodProbes probes = signals.probes();
        ClusterConnection.Parts link = connection.parts();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        return new BundleCollection(link.clients().reading(), link.paths(), http, secret.value(), clock)
                .collect(pod, probes == null ? java.util.List.of() : probes.readings(Marks.uid(pod)));
    }

    private PodActs podActs() {
        ClusterConnection.Parts link = connection.parts();
        return new PodActs(link.clients().reading(), link.clients().acting(), link.paths(), clock);
    }
}
