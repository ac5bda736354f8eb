package org.ridewell.telemetry.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What must hold whatever fails. A feature gives a count of what breaks its invariant; every ten seconds it is taken and exported as {@code ridewell_invariant_violations{invariant}}. */
@ApplicationScoped
public class Invariants {

    public static final String NAME = "ridewell_invariant_violations";

    /** Nobody could look, as without a database: neither kept nor broken. */
    private static final long UNKNOWN = -1;

    private static final Logger LOG = Logger.getLogger(Invariants.class.getName());
    private static final int SECONDS = 10;
    private static final Duration KNOWN_FOR = Duration.ofSeconds(45);

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService executor;

    private final List<ScheduledFuture<?>> checks = new ArrayList<>();

    private record Checked(long violations, Instant at) {}

    private static final class Invariant {
        private volatile Checked last = new Checked(UNKNOWN, Instant.EPOCH);
    }

    public void watch(String name, LongSupplier violations) {
        Invariant invariant = new Invariant();
        metrics.gauge(NAME, () -> known(invariant), new Tag("invariant", name));
        checks.add(executor.scheduleWithFixedDelay(
                () -> check(name, invariant, violations), 2, SECONDS, TimeUnit.SECONDS));
    }

    @PreDestroy
    void end() {
        checks.forEach(check -> check.cancel(false));
    }

    private Long known(Invariant invariant) {
        Checked last = invariant.last;
        return last.at().plus(KNOWN_FOR).isAfter(clock.instant()) ? last.violations() : UNKNOWN;
    }

    private void check(String name, Invariant invariant, LongSupplier violations) {
        try {
            long broken = violations.getAsLong();
            invariant.last = new Checked(broken, clock.instant());
            if (broken > 0) {
                LOG.severe(() -> "the invariant " + name + " is broken " + broken + " times");
            }
        } catch (RuntimeException e) {
            invariant.last = new Checked(UNKNOWN, clock.instant());
            LOG.log(Level.FINE, e, () -> "the invariant " + name + " could not be checked");
        }
    }
}
