package org.ridewell.protection.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;

/** Pings each dependency once a second, each from a task of its own so that a slow one delays no other, and publishes what came back. */
@ApplicationScoped
public class DependencyPings {

    private static final Logger LOG = Logger.getLogger(DependencyPings.class.getName());

    private final Map<String, Ping> last = new ConcurrentHashMap<>();
    private final List<ScheduledFuture<?>> pinging = new ArrayList<>();

    @Inject
    private Instance<GuardedDependency> dependencies;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Protections protections;

    @Inject
    private FailedCalls failed;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService executor;

    /** @param took seconds */
    public record Ping(boolean up, double took, Instant at) {}

    void begin(@Observes @Priority(Migrations.FIRST + 60) Startup event) {
        if (!settings.role().servesRides()) {
            return;
        }
        for (GuardedDependency dependency : dependencies) {
            String name = dependency.dependency();
            Tag tag = new Tag("dependency", name);
            metrics.gauge("ridewell_dependency_up", () -> up(name), tag);
            metrics.gauge("ridewell_dependency_ping_seconds", () -> took(name), tag);
            metrics.gauge("ridewell_dependency_breaker_open", () -> protections.isOpen(name) ? 1 : 0, tag);
            failed.counter(name);
            pinging.add(executor.scheduleWithFixedDelay(() -> ping(dependency), 1, 1, TimeUnit.SECONDS));
        }
    }

    @PreDestroy
    void end() {
        pinging.forEach(task -> task.cancel(false));
    }

    public Map<String, Ping> last() {
        return Map.copyOf(last);
    }

    private void ping(GuardedDependency dependency) {
        Instant start = clock.instant();
        boolean up = answers(dependency);
        Instant end = clock.instant();
        Duration took = Duration.between(start, end);
        boolean inTime = took.compareTo(dependency.longestPing()) <= 0;
        last.put(dependency.dependency(), new Ping(up && inTime, took.toNanos() / 1e9, end));
    }

    private static boolean answers(GuardedDependency dependency) {
        try {
            dependency.ping();
            return true;
        } catch (Exception e) {
            LOG.log(Level.FINE, e, () -> dependency.dependency() + " does not answer its ping");
            return false;
        }
    }

    private Integer up(String name) {
        Ping ping = last.get(name);
        return ping == null || ping.up() ? 1 : 0;
    }

    private Double took(String name) {
        Ping ping = last.get(name);
        return ping == null ? 0.0 : ping.took();
    }
}
