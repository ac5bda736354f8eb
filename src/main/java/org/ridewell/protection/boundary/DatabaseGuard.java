package org.ridewell.protection.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.protection.control.DatabaseBreaker;
import org.ridewell.protection.control.DatabasePing;
import org.ridewell.protection.control.FailedCalls;

/** Answers at once what would wait for a lost database while rung 0 holds its breaker open, and counts what failed for want of it. */
@Provider
// who asks may not be known, which is no reason to send them to the sign-in
@Priority(Priorities.AUTHENTICATION - 100)
@ApplicationScoped
public class DatabaseGuard implements ContainerRequestFilter, ContainerResponseFilter {

    /** The watchdog's own line to the pod, and what operations look at when all is red. */
    private static final Pattern ALWAYS_REACHABLE = Pattern.compile("/api/(internal|ops)(/.*)?");

    private static final String REFUSED = "ridewell.refused";

    @Inject
    private DatabaseBreaker breaker;

    @Inject
    private FailedCalls failed;

    @Override
    public void filter(ContainerRequestContext request) {
        if (needsDatabase(request.getUriInfo().getRequestUri().getPath()) && breaker.isOpen()) {
            request.setProperty(REFUSED, true);
            request.abortWith(Problem.databaseLost());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (Problem.tellsOfLostDatabase(response.getEntity()) && request.getProperty(REFUSED) == null) {
            failed.count(DatabasePing.NAME);
        }
    }

    /** @param path from the root */
    static boolean needsDatabase(String path) {
        return !ALWAYS_REACHABLE.matcher(path).matches();
    }
}
