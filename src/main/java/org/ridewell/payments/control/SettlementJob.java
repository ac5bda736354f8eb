package org.ridewell.payments.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;
import org.ridewell.telemetry.control.Invariants;

/** Runs the settlement every two seconds, on each replica. */
@ApplicationScoped
public class SettlementJob {

    private static final Logger LOG = Logger.getLogger(SettlementJob.class.getName());

    /** Older ones were looked at before, and cannot change. */
    private static final int NEWEST_ENTRIES = 2000;

    @Inject
    private Settlement settlement;

    @Inject
    private Ledger ledger;

    @Inject
    private Invariants invariants;

    @Inject
    private Settings settings;

    @Resource
    private ManagedScheduledExecutorService executor;

    private @Nullable ScheduledFuture<?> running;

    void begin(@Observes @Priority(Migrations.FIRST + 40) Startup event) {
        if (settings.role().servesRides()) {
            invariants.watch("unbalanced-ledger", () -> ledger.unbalanced(NEWEST_ENTRIES));
            running = executor.scheduleWithFixedDelay(this::run, 3, 2, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void end() {
        if (running != null) {
            running.cancel(false);
        }
    }

    private void run() {
        try {
            settlement.sweep();
        } catch (RuntimeException e) {
            // the next run comes in two seconds, with a database again or not
            LOG.log(Level.WARNING, e, () -> "open payments could not be settled");
        }
    }
}
