package org.ridewell.health.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.ridewell.configuration.control.Settings;
import org.ridewell.protection.control.DatabasePing;

/**
 * The database answers. One missed answer is no outage: two in a row turn it down, two good ones turn it up. The watchdog
 * stays ready without it: it takes webhooks and heals while the database is away.
 */
@ApplicationScoped
@Readiness
public class DatabaseReadiness implements HealthCheck {

    @Inject
    private DatabasePing database;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Settings settings;

    private boolean up = true;
    private int contrary;

    /** Where rides are served, {@code DependencyPings} publishes it each second. */
    @PostConstruct
    void publish() {
        if (!settings.role().servesRides()) {
            metrics.gauge("ridewell_dependency_up", () -> isUp() ? 1 : 0, new Tag("dependency", "database"));
        }
    }

    @Override
    public HealthCheckResponse call() {
        boolean reachable = judged(answers());
        return HealthCheckResponse.named("database")
                .status(reachable || !settings.role().servesRides())
                .withData("reachable", reachable)
                .build();
    }

    private synchronized boolean isUp() {
        return up;
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
        try {
            database.ping();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
