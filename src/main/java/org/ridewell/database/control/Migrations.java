package org.ridewell.database.control;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date before anything else starts. Flyway's lock makes replicas wait for one another. */
@ApplicationScoped
public class Migrations {

    /** Startup observers with a larger priority find the schema there. */
    public static final int FIRST = 100;

    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb.core.internal.command.DbMigrate");

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    void migrate(@Observes @Priority(FIRST) Startup event) {
        // its warning of out-of-order migrations at each start: that order is meant
        FLYWAY.setFilter(line -> !line.getMessage().startsWith("outOfOrder mode is active"));
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                // features number their migrations in ranges of their own
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
