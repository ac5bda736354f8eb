package org.ridewell.protection.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The database, which no feature owns. */
@ApplicationScoped
public class DatabasePing implements GuardedDependency {

    public static final String NAME = "database";

    /** Seconds that the driver waits. */
    private static final int WAIT = 2;

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    @Override
    public String dependency() {
        return NAME;
    }

    /** A pool at its limit makes the ping queue: that is overload, not a lost database. */
    @Override
    public Duration longestPing() {
        return Duration.ofSeconds(4);
    }

    @Override
    public void ping() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.isValid(WAIT)) {
                throw new SQLException("the connection is dead");
            }
        }
    }
}
