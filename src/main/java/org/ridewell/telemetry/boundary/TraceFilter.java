package org.ridewell.telemetry.boundary;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.ridewell.telemetry.entity.Trace;

/** Names each request, pages and API alike, for its log lines and its problems. */
@WebFilter(filterName = "trace", urlPatterns = "/*", asyncSupported = true)
public class TraceFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Principal caller = request.getUserPrincipal();
        Trace trace = Trace.of(
                request.getHeader("traceparent"), request.getRequestURI(), caller == null ? null : caller.getName());
        Trace.Scope scope = Trace.enter(trace);
        try {
            chain.doFilter(request, response);
        } finally {
            scope.close();
        }
    }
}
