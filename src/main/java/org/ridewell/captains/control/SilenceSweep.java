package org.ridewell.captains.control;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;

/** Takes captains who fell silent out of the index of free ones, so that nearest-first never wades through them. */
@ApplicationScoped
public class SilenceSweep {

    private static final Logger LOG = Logger.getLogger(SilenceSweep.class.getName());
    private static final long SECONDS = 5;

    @Inject
    private Shifts shifts;

    @Inject
    private Settings settings;

    @Resource
    private ManagedScheduledExecutorService executor;

    private @Nullable ScheduledFuture<?> job;

    void start(@Observes @Priority(Migrations.FIRST + 60) Startup event) {
        if (settings.role().servesRides()) {
            job = executor.scheduleWithFixedDelay(this::sweep, SECONDS, SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes Shutdown event) {
        if (job != null) {
            job.cancel(false);
        }
    }

    private void sweep() {
        try {
            int silent = shifts.markSilent();
            LOG.log(silent > 0 ? Level.INFO : Level.FINE, "{0} captains fell silent", silent);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "silent captains could not be swept: {0}", e.getMessage());
        }
    }
}
