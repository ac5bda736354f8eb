package org.ridewell.sessions.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.ridewell.sessions.entity.LiveSession;

/** The session that the present request belongs to. */
@RequestScoped
public class CurrentSession {

    @Inject
    private HttpServletRequest request;

    /** Null for visitors. */
    public @Nullable String id() {
        return request.getAttribute(SessionAuthentication.SESSION) instanceof LiveSession session ? session.id() : null;
    }
}
