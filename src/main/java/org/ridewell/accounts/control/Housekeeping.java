package org.ridewell.accounts.control;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;
import org.ridewell.sessions.control.Sessions;

/** Removes, each hour, what nobody needs any more: sessions that ended three months ago, old failures and resets. */
@ApplicationScoped
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());
    private static final Duration SESSIONS_KEPT = Duration.ofDays(90);

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private Settings settings;

    @Inject
    private Sessions sessions;

    @Inject
    private SignInFailures failures;

    @Inject
    private ResetTokens resets;

    @Inject
    private Clock clock;

    void begin(@Observes @Priority(Migrations.FIRST + 50) Startup event) {
        if (settings.role().servesRides()) {
            var unused = scheduler.scheduleWithFixedDelay(this::sweep, 10, 60, TimeUnit.MINUTES);
        }
    }

    private void sweep() {
        try {
            sessions.purge(clock.instant().minus(SESSIONS_KEPT));
            failures.purge();
            resets.purge();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "sweeping old sign-ins failed; the next hour tries again", e);
        }
    }
}
