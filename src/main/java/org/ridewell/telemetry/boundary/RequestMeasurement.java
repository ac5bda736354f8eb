package org.ridewell.telemetry.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.ridewell.telemetry.entity.Operation;

/**
 * Rate, errors and duration of each operation: {@code ridewell_http_request_seconds}, by operation and by kind of
 * answer. A stream counts until its head is sent.
 */
@Provider
@PreMatching
@ApplicationScoped
public class RequestMeasurement implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String STARTED = "ridewell.started";
    private static final Metadata REQUESTS = Metadata.builder()
            .withName("ridewell_http_request")
            .withDescription("Requests to the API by operation and kind of answer")
            .withUnit(MetricUnits.SECONDS)
            .build();

    @Inject
    private MetricRegistry metrics;

    @Context
    private ResourceInfo matched;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(STARTED, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(STARTED) instanceof Long started) {
            metrics.timer(
                            REQUESTS,
                            new Tag("operation", operation(request).name()),
                            new Tag("status", response.getStatus() / 100 + "xx"))
                    .update(Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private Operation operation(ContainerRequestContext request) {
        Method method = matched.getResourceMethod();
        if (method == null) {
            return Operation.NONE;
        }
        return Operation.of(
                request.getMethod(),
                pathOf(matched.getResourceClass().getAnnotation(Path.class)),
                pathOf(method.getAnnotation(Path.class)));
    }

    private static String pathOf(@org.jspecify.annotations.Nullable Path path) {
        return path == null ? "" : path.value();
    }
}
