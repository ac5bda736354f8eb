package org.ridewell.sessions.boundary;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.protection.control.DatabaseBreaker;

/**
 * Answers 401 before the container would, as a problem and with a challenge; and refuses a write that a browser sent
 * with its cookie alone, as another site's script could make it do.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class ApiGuard implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Context
    private ResourceInfo resource;

    @Inject
    private HttpServletRequest http;

    @Inject
    private DatabaseBreaker database;

    @Override
    public void filter(ContainerRequestContext request) {
        if (needsCaller() && http.getUserPrincipal() == null) {
            boolean rejected = Boolean.TRUE.equals(http.getAttribute(SessionAuthentication.REJECTED));
            request.abortWith(database.isOpen() ? unrecognised() : unauthenticated(rejected));
            return;
        }
        boolean byCookie = Boolean.TRUE.equals(http.getAttribute(SessionAuthentication.BY_COOKIE));
        if (byCookie && !SAFE.contains(request.getMethod()) && !hasCsrfToken()) {
            request.abortWith(
                    Problem.response(Refusal.of(403, "csrf", "Not allowed", "X-CSRF-Token: must carry the page's token")
                            .withError("X-CSRF-Token", "must carry the page's token")));
        }
    }

    private boolean needsCaller() {
        return resource.getResourceMethod().isAnnotationPresent(RolesAllowed.class)
                || resource.getResourceClass().isAnnotationPresent(RolesAllowed.class);
    }

    private boolean hasCsrfToken() {
        String header = http.getHeader(Csrf.HEADER);
        return header != null
                && SessionCookies.read(http)
                        .map(cookie -> cookie.derived(Csrf.PURPOSE).matches(header))
                        .orElse(false);
    }

    /** A 401 would make a client throw away the tokens of a session that lives. */
    private static Response unrecognised() {
        return Problem.unavailable("Who asks is not known while the database does not answer.");
    }

    private static Response unauthenticated(boolean rejected) {
        String detail = rejected
                ? "The access token is not valid, or its session ended. Refresh it or sign in again."
                : "Sign in first.";
        // RFC 6750: no error code where no token was sent
        String challenge = rejected ? Problem.CHALLENGE + ", error=\"invalid_token\"" : Problem.CHALLENGE;
        return Response.status(Response.Status.UNAUTHORIZED)
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .entity(Problem.of(Refusal.of(401, "unauthenticated", "Not signed in", detail)))
                .build();
    }
}
