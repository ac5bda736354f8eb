package org.ridewell.upkeep.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;

/** Asks each feature to remove what is too old. One that cannot keeps no other from it. */
@ApplicationScoped
public class UpkeepJob {

    private static final Logger LOG = Logger.getLogger(UpkeepJob.class.getName());

    @Inject
    @Any
    private Instance<Upkeep> upkeeps;

    @Inject
    private Settings settings;

    /** {@code RIDEWELL_UPKEEP_EVERY}: how often old rows are removed, ISO-8601, an hour unless told. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_UPKEEP_EVERY", defaultValue = "PT1H")
    private Duration every;

    @Resource
    private ManagedScheduledExecutorService executor;

    private @Nullable ScheduledFuture<?> job;

    void begin(@Observes @Priority(Migrations.FIRST + 50) Startup event) {
        if (settings.role().servesRides()) {
            long millis = every.toMillis();
            job = executor.scheduleWithFixedDelay(this::run, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void end() {
        if (job != null) {
            job.cancel(false);
        }
    }

    private void run() {
        upkeeps.forEach(UpkeepJob::run);
    }

    private static void run(Upkeep upkeep) {
        try {
            int removed = upkeep.remove();
            if (removed > 0) {
                LOG.log(Level.INFO, "removed {0} old {1}", new Object[] {removed, upkeep.of()});
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "old " + upkeep.of() + " were not removed; the next run tries again");
        }
    }
}
