package org.ridewell.sessions.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** {@code #{csrf.token}}: what a page's scripts send as {@code X-CSRF-Token} with each write; empty for visitors. */
@Named
@RequestScoped
public class Csrf {

    static final String HEADER = "X-CSRF-Token";
    /** The token is derived from the session's cookie: nothing to store, and no other site can know it. */
    static final String PURPOSE = "csrf";

    @Inject
    private HttpServletRequest request;

    public String getToken() {
        return SessionCookies.read(request)
                .map(cookie -> cookie.derived(PURPOSE).text())
                .orElse("");
    }
}
