package org.ridewell.sessions.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridewell.configuration.control.Settings;
import org.ridewell.sessions.entity.Secret;

/**
 * The pages' session cookie: no script reads it, no other site's form sends it, and outside local mode only TLS carries
 * it. TLS ends in front of the server, so the mode decides and not the request.
 */
@ApplicationScoped
public class SessionCookies {

    static final String NAME = "ridewell_session";
    private static final Duration LONGEST = Duration.ofDays(180);

    @Inject
    private Settings settings;

    static Optional<Secret> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return Stream.of(cookies)
                .filter(c -> NAME.equals(c.getName()) && !c.getValue().isEmpty())
                .findFirst()
                .map(c -> new Secret(c.getValue()));
    }

    void write(HttpServletResponse response, Secret session) {
        response.addCookie(cookie(session.text(), (int) LONGEST.toSeconds()));
    }

    void erase(HttpServletResponse response) {
        response.addCookie(cookie("", 0));
    }

    private Cookie cookie(String value, int maxAge) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(!settings.isLocal());
        cookie.setMaxAge(maxAge);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
