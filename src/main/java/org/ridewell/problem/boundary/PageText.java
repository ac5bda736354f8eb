package org.ridewell.problem.boundary;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of what pages are sent what PostgreSQL cannot store, as if nobody had sent it. The API refuses such text instead, see
 * {@link TextGuard} and {@link JsonText}.
 */
@WebFilter(filterName = "page-text", urlPatterns = "/*", asyncSupported = true)
public class PageText extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean api = request.getServletPath().startsWith("/api");
        chain.doFilter(api ? request : new Storable(request), response);
    }

    private static final class Storable extends HttpServletRequestWrapper {

        Storable(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String value = super.getParameter(name);
            return value == null ? null : JsonText.storable(value);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = super.getParameterValues(name);
            return values == null ? null : storable(values);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> storable = new LinkedHashMap<>();
            super.getParameterMap().forEach((name, values) -> storable.put(name, storable(values)));
            return storable;
        }

        private static String[] storable(String[] values) {
            return Arrays.stream(values).map(JsonText::storable).toArray(String[]::new);
        }
    }
}
