package org.ridewell.database.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** {@code ridewell_pool_connections_max}: the server counts the connections in use, and not how many there may be. */
@ApplicationScoped
public class PoolSize {

    private static final Metadata MAX = Metadata.builder()
            .withName("ridewell_pool_connections_max")
            .withDescription("Connections to the database that this process may have at most")
            .build();

    @Inject
    private MetricRegistry metrics;

    /** {@code RIDEWELL_POOL}, as the server's own configuration reads it. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_POOL", defaultValue = "24")
    private int connections;

    void publish(@Observes Startup event) {
        metrics.gauge(MAX, () -> connections);
    }
}
