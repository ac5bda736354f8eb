package org.ridewell.sessions.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ridewell.database.control.Migrations;
import org.ridewell.sessions.control.AccessTokens;
import org.ridewell.sessions.control.LiveSessions;
import org.ridewell.sessions.entity.LiveSession;

/**
 * Who sends a request: the API's bearer token or the pages' cookie, each only while its session's row lives.
 *
 * <p>For pages: their requests to {@code /api} (also {@code EventSource}) carry the cookie by themselves. Those that
 * write need the header {@code X-CSRF-Token} with the value of {@code #{csrf.token}}, which the template puts into
 * {@code <meta name="csrf">}; Faces forms need nothing more.
 */
@ApplicationScoped
public class SessionAuthentication implements HttpAuthenticationMechanism {

    private static final String BEARER = "bearer ";
    /** Request attributes for the filters behind. */
    static final String SESSION = "org.ridewell.session";

    static final String BY_COOKIE = "org.ridewell.session.cookie";
    static final String REJECTED = "org.ridewell.session.rejected";

    @Inject
    private AccessTokens tokens;

    @Inject
    private LiveSessions sessions;

    @Inject
    private Migrations migrations;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<LiveSession> session = migrations.isDone() ? session(request) : Optional.empty();
        if (session.isEmpty()) {
            return context.doNothing();
        }
        request.setAttribute(SESSION, session.get());
        return context.notifyContainerAboutLogin(
                session.get().accountId(), Set.of(session.get().role()));
    }

    private Optional<LiveSession> session(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            Optional<LiveSession> found = SessionCookies.read(request).flatMap(sessions::findByCookie);
            request.setAttribute(BY_COOKIE, found.isPresent());
            return found;
        }
        // a token never mixes with a cookie: whoever sends one means it
        Optional<LiveSession> found = authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? tokens.verify(authorization.substring(BEARER.length()).strip())
                        .flatMap(claims -> sessions.find(claims.sessionId()))
                : Optional.empty();
        request.setAttribute(REJECTED, found.isEmpty());
        return found;
    }
}
