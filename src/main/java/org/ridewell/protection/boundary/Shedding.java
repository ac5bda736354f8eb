package org.ridewell.protection.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.protection.control.Protections;

/** Answers 503 to the classes of traffic that rung 0 sheds, before their body is read. */
@Provider
@TrafficClass
@ApplicationScoped
public class Shedding implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Inject
    private Protections protections;

    @Override
    public void filter(ContainerRequestContext request) {
        String traffic = trafficClass();
        if (protections.isShed(traffic)) {
            Duration rest = protections.retryAfter(traffic).orElse(Duration.ZERO);
            request.abortWith(
                    Problem.response(Refusal.away("busy", "This has to wait until the rest is well again.", rest)));
        }
    }

    private String trafficClass() {
        TrafficClass own = resource.getResourceMethod().getAnnotation(TrafficClass.class);
        return own == null
                ? resource.getResourceClass().getAnnotation(TrafficClass.class).value()
                : own.value();
    }
}
