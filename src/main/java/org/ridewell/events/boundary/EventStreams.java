package org.ridewell.events.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.ridewell.events.control.Streams;
import org.ridewell.events.entity.StreamRequest;
import org.ridewell.sessions.boundary.CurrentSession;
import org.ridewell.sessions.entity.SessionEnded;

/**
 * Opens a stream of Server-Sent Events on a request that JAX-RS has suspended. The bytes go out by the servlet's
 * non-blocking output: a slow client costs a bounded queue and no thread.
 */
@ApplicationScoped
public class EventStreams {

    @Inject
    private Streams streams;

    @Inject
    private CurrentSession session;

    /** @param rideId only this ride's events; null for all that concerns the account */
    public void open(HttpServletRequest request, String accountId, @Nullable String rideId) {
        AsyncContext async = request.getAsyncContext();
        async.setTimeout(0);
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // nginx and routers built on it would hold events back
        response.setHeader("X-Accel-Buffering", "no");
        try {
            StreamRequest wanted =
                    new StreamRequest(accountId, session.id(), rideId, request.getHeader("Last-Event-ID"));
            streams.open(wanted, async);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the stream could not be opened", e);
        }
    }

    /** Whoever signed out hears nothing more, on any replica; other sessions of the account come back at once. */
    void close(@Observes SessionEnded ended) {
        try {
            streams.closeEverywhere(ended.holder());
        } catch (SQLException e) {
            throw new IllegalStateException("the streams of an ended session could not be closed", e);
        }
    }
}
