package org.ridewell.events.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.ridewell.events.control.Streams;

/**
 * Opens a stream of Server-Sent Events on a request that JAX-RS has suspended. The bytes go out by the servlet's
 * non-blocking output: a slow client costs a bounded queue and no thread.
 */
@ApplicationScoped
public class EventStreams {

    @Inject
    private Streams streams;

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
            streams.open(accountId, rideId, request.getHeader("Last-Event-ID"), async);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the stream could not be opened", e);
        }
    }
}
