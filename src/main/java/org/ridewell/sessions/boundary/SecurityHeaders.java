package org.ridewell.sessions.boundary;

import jakarta.faces.application.ResourceHandler;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ridewell.configuration.control.Settings;

/**
 * What browsers may do with an answer: load from here only, show in no frame, tell no other site where one was.
 * PrimeFaces writes scripts and styles into its pages, so these two stay allowed inline. The pages of somebody who is signed in are kept nowhere.
 */
@WebFilter(filterName = "security-headers", urlPatterns = "/*", asyncSupported = true)
public class SecurityHeaders extends HttpFilter {

    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
            + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    /** Positions are asked for on the ride and drive pages. */
    private static final String PERMISSIONS = "geolocation=(self), camera=(), microphone=(), payment=()";

    private static final String YEAR = "max-age=31536000; includeSubDomains";

    @Inject
    private transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        if (!settings.isLocal()) {
            response.setHeader("Strict-Transport-Security", YEAR);
        }
        if (!request.getRequestURI().startsWith("/api/")) {
            response.setHeader("Content-Security-Policy", CONTENT_POLICY);
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Permissions-Policy", PERMISSIONS);
            if (isOwnPage(request)) {
                response.setHeader("Cache-Control", "no-store");
            }
        }
        chain.doFilter(request, response);
    }

    /** Scripts, styles and fonts are everybody's; the map's tiles say themselves how long they last. */
    private static boolean isOwnPage(HttpServletRequest request) {
        return request.getUserPrincipal() != null
                && !request.getRequestURI().startsWith(ResourceHandler.RESOURCE_IDENTIFIER);
    }
}
