package org.ridewell.sessions.entity;

import java.util.Map;
import java.util.Set;

/** Who may open which page, by the last part of its address without {@code .xhtml}. Pages that are not named are for all. */
public final class PageAccess {

    private static final Set<String> EVERYBODY = Set.of("RIDER", "CAPTAIN", "OPS", "AUDITOR");
    private static final Map<String, Set<String>> ROLES = Map.of(
            "ride", Set.of("RIDER"),
            "rides", Set.of("RIDER"),
            "receipt", Set.of("RIDER"),
            "drive", Set.of("CAPTAIN"),
            "earnings", Set.of("CAPTAIN"),
            "account", EVERYBODY,
            "notifications", EVERYBODY,
            "support", EVERYBODY,
            "ops", Set.of("OPS", "AUDITOR"),
            "audit", Set.of("AUDITOR"));

    private PageAccess() {}

    /**
     * The roles that may open the page; empty when it is for everybody, signed in or not.
     *
     * @param path of the page inside the application, such as {@code /ride} or {@code /rides/ride.xhtml}
     */
    public static Set<String> rolesFor(String path) {
        String page = path.substring(path.lastIndexOf('/') + 1);
        int end = page.indexOf('.') < 0 ? page.length() : page.indexOf('.');
        return ROLES.getOrDefault(page.substring(0, end), Set.of());
    }
}
