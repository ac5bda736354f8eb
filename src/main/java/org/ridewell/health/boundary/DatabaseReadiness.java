package org.ridewell.health.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The database answers. One missed answer is no outage: two in a row turn it down, two good ones turn it up. */
@ApplicationScoped
@Readiness
public class DatabaseReadiness implements HealthCheck {

    /** Seconds; below the probes' own time-out. */
    private static final int TIMEOUT = 2;

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    private boolean up = true;
    private int contrary;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(judged(answers())).build();
    }

    private synchronized boolean judged(boolean answers) {
        contrary = answers == up ? 0 : contrary + 1;
        if (contrary >= 2) {
            up = answers;
            contrary = 0;
        }
        return up;
    }

    private boolean answers() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(TIMEOUT);
        } catch (SQLException e) {
            return false;
        }
    }
}
