package org.ridewell.load;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What makes a bad revision bad: each second request to the API ends in a 500, while health says UP. Never part of the
 * application: {@code chaos-scripts/bad-revision} puts it into an image of its own.
 */
@Provider
public class HalfFails implements ContainerRequestFilter {

    private static final AtomicLong REQUESTS = new AtomicLong();

    @Override
    public void filter(ContainerRequestContext request) {
        if (REQUESTS.incrementAndGet() % 2 == 0) {
            request.abortWith(Response.serverError().build());
        }
    }
}
