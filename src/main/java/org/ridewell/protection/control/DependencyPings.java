package org.ridewell.protection.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;

/** Pings each dependency once a second, each from a task of its own so that a slow one delays no other, and publishes what came back. */
@ApplicationScoped
public class DependencyPings {

    private static final Logger LOG = Logger.getLogger(DependencyPings.class.getName());

    private final Map<String, Ping> last = new ConcurrentHashMap<>();
    /** Since when an answer is waited for. */
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();

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
    private ManagedThreadFactory threads;

    private @Nullable ScheduledExecutorService executor;
    private volatile List<GuardedDependency> pinged = List.of();

    /** @param took seconds; so far, where there is no answer yet */
    public record Ping(boolean up, double took, Instant at) {}

    void begin(@Observes @Priority(Migrations.FIRST + 60) Startup event) {
        if (!settings.role().servesRides()) {
            return;
        }
        pinged = dependencies.stream().toList();
        // Threads of its own: those of the server may all wait for the very dependency that is gone.
        ScheduledExecutorService own = Executors.newScheduledThreadPool(pinged.size(), threads);
        executor = own;
        for (GuardedDependency dependency : pinged) {
            String name = dependency.dependency();
            Tag tag = new Tag("dependency", name);
            metrics.gauge("ridewell_dependency_up", () -> up(dependency), tag);
            metrics.gauge("ridewell_dependency_ping_seconds", () -> took(dependency), tag);
            metrics.gauge("ridewell_dependency_breaker_open", () -> protections.isOpen(name) ? 1 : 0, tag);
            failed.counter(name);
            var unused = own.scheduleWithFixedDelay(() -> ping(dependency), 1, 1, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void end() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    public Map<String, Ping> last() {
        Map<String, Ping> all = new HashMap<>();
        for (GuardedDependency dependency : pinged) {
            Ping ping = newest(dependency);
            if (ping != null) {
                all.put(dependency.dependency(), ping);
            }
        }
        return all;
    }

    /** Does its last ping say that it is away? Where there was none yet, nothing speaks against it. */
    public boolean isDown(String dependency) {
        Ping ping = last().get(dependency);
        return ping != null && !ping.up();
    }

    /** The last answer; none where the next one is overdue: a dependency that hangs does not even say no. */
    private @Nullable Ping newest(GuardedDependency dependency) {
        Instant since = asked.get(dependency.dependency());
        Instant now = clock.instant();
        return since != null && now.isAfter(since.plus(dependency.longestPing()))
                ? new Ping(false, seconds(since, now), now)
                : last.get(dependency.dependency());
    }

    private void ping(GuardedDependency dependency) {
        String name = dependency.dependency();
        Instant start = clock.instant();
        asked.put(name, start);
        boolean up = answers(dependency);
        Instant end = clock.instant();
        boolean inTime = !end.isAfter(start.plus(dependency.longestPing()));
        last.put(name, new Ping(up && inTime, seconds(start, end), end));
        asked.remove(name);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
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

    private Integer up(GuardedDependency dependency) {
        Ping ping = newest(dependency);
        return ping == null || ping.up() ? 1 : 0;
    }

    private Double took(GuardedDependency dependency) {
        Ping ping = newest(dependency);
        return ping == null ? 0.0 : ping.took();
    }
}
