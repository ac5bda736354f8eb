package org.ridewell.problem.boundary;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import org.ridewell.problem.entity.Refusal;

/** Refuses NUL in an address: PostgreSQL cannot even compare with it. */
@Provider
@PreMatching
public class TextGuard implements ContainerRequestFilter {

    private static final String NUL = "%00";

    @Override
    public void filter(ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        if (request.getUriInfo().getRequestUri().getRawPath().contains(NUL)) {
            request.abortWith(Problem.response(Refusal.malformed("path", "must not contain U+0000")));
            return;
        }
        if (query != null && query.toLowerCase(Locale.ROOT).contains(NUL)) {
            request.abortWith(Problem.response(Refusal.malformed("query", "must not contain U+0000")));
        }
    }
}
