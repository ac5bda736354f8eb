package org.ridewell.routing.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.ridewell.routing.control.Roads;

/** The road graph is loaded and warm; the watchdog, which needs none, is ready without. */
@ApplicationScoped
@Readiness
public class RoadsReadiness implements HealthCheck {

    @Inject
    private Roads roads;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("roads")
                .status(!roads.isNeeded() || roads.isWarm())
                .build();
    }
}
