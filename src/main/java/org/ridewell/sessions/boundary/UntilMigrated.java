package org.ridewell.sessions.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ridewell.database.control.Migrations;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.problem.boundary.Problem;

/**
 * A watchdog that started without its database answers people only once that is there: EclipseLink marks a persistence unit whose first use finds no database as failed for as long as the
 * process lives.
 */
@WebFilter(filterName = "until-migrated", urlPatterns = "/*", asyncSupported = true)
public class UntilMigrated extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Migrations migrations;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (migrations.isDone()) {
            chain.doFilter(request, response);
            return;
        }
        Problem away = Problem.lostDatabase();
        response.setStatus(away.status());
        response.setIntHeader("Retry-After", Problem.DATABASE_BACK);
        response.setContentType(Problem.MEDIA_TYPE);
        response.getWriter().write(ApiJson.MAPPER.writeValueAsString(away));
    }
}
