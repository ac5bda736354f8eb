package org.ridewell.database.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.entity.Migrated;

/**
 * Brings the schema up to date before anything else starts. Flyway's lock makes replicas wait for one another. Only the watchdog starts without a database, which may be the very patient, and
 * comes back to this as soon as that answers.
 */
@ApplicationScoped
public class Migrations {

    /** Startup observers with a larger priority find the schema there, where rides are served. */
    public static final int FIRST = 100;

    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb.core.internal.command.DbMigrate");
    private static final int AGAIN_SECONDS = 2;
    private static final int ANSWERS_WITHIN_SECONDS = 2;

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Settings settings;

    @Inject
    private Event<Migrated> migrated;

    private volatile boolean done;
    private @Nullable ScheduledFuture<?> later;

    void begin(@Observes @Priority(FIRST) Startup event) {
        if (settings.role().servesRides() || answers()) {
            migrate();
            return;
        }
        LOG.warning("the database is away: the watchdog starts without it");
        later = executor.scheduleWithFixedDelay(this::tryAgain, AGAIN_SECONDS, AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        ScheduledFuture<?> waiting = later;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    /** Was the database there, since this process started? */
    public boolean isDone() {
        return done;
    }

    private void tryAgain() {
        if (!answers()) {
            return;
        }
        try {
            migrate();
            LOG.info("the database is there");
            end();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the watchdog goes on without its database", e);
        }
    }

    private boolean answers() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(ANSWERS_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private void migrate() {
        // its warning of out-of-order migrations at each start: that order is meant
        FLYWAY.setFilter(line -> !line.getMessage().startsWith("outOfOrder mode is active"));
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                // features number their migrations in ranges of their own
                .outOfOrder(true)
                .load()
                .migrate();
        migrated.fire(new Migrated());
        done = true;
    }
}
