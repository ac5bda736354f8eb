package org.ridewell.sessions.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.control.Settings;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.protection.control.DatabaseBreaker;
import org.ridewell.sessions.entity.PageAccess;

/**
 * Leads visitors of a protected page to {@code /?next=...} and shows the 403 page to the wrong role. Refuses what another
 * site's page posts, as the browser itself reports; the cookie's SameSite and the encrypted view state stand behind it.
 * While rung 0 holds the lost database's breaker open, the pages that need it are a 503 at once.
 */
@WebFilter(filterName = "page-guard", urlPatterns = "/*", asyncSupported = true)
public class PageGuard extends HttpFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> WATCHERS = Set.of("OPS", "AUDITOR");

    @Inject
    private transient Settings settings;

    @Inject
    private transient DatabaseBreaker database;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (path.equals("/api") || path.startsWith("/api/")) {
            chain.doFilter(request, response);
            return;
        }
        if (!SAFE.contains(request.getMethod()) && !isOwnPage(request)) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (isHidden(path)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Set<String> roles = PageAccess.rolesFor(path);
        if (needsDatabase(request, roles) && database.isOpen()) {
            response.setIntHeader("Retry-After", Problem.DATABASE_BACK);
            refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        if (roles.isEmpty() || roles.stream().anyMatch(request::isUserInRole)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getUserPrincipal() != null) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        leadToSignIn(request, response, path);
    }

    /** Those who look after the service are let in as long as they are remembered; who is to sign in cannot be known. */
    private static boolean needsDatabase(HttpServletRequest request, Set<String> roles) {
        boolean watches = request.getUserPrincipal() != null && WATCHERS.containsAll(roles);
        boolean open = roles.isEmpty() && SAFE.contains(request.getMethod());
        return !open && !watches;
    }

    /** Local mode's inbox shows other people's reset links. */
    private boolean isHidden(String path) {
        return !settings.isLocal() && (path.equals("/inbox") || path.equals("/inbox.xhtml"));
    }

    /** With a page; a button or refresh by its status alone, since what it posted would be taken for the page's own. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        if (isByScript(request)) {
            response.setStatus(status);
        } else {
            response.sendError(status);
        }
    }

    private static boolean isByScript(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    private static void leadToSignIn(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String target = "/?next=" + URLEncoder.encode(path + query, StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        if (isByScript(request)) {
            // a Faces request by script follows only the protocol's own redirect
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + target
                            + "\"/></partial-response>");
            return;
        }
        response.sendRedirect(target);
    }

    private static boolean isOwnPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        return origin != null
                && (isHost(origin, request.getHeader("Host")) || isHost(origin, request.getHeader("X-Forwarded-Host")));
    }

    private static boolean isHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
