package org.ridewell.cluster.entity;

import java.util.List;
import java.util.Locale;

/** What a request to the API server is, as its audit log and its roles call it. */
public enum ApiVerb {
    GET,
    LIST,
    WATCH,
    CREATE,
    UPDATE,
    PATCH,
    DELETE;

    /** As a metric's label has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param segments of the path, such as {@code api, v1, namespaces, ridewell, pods} */
    public static ApiVerb of(String method, List<String> segments, boolean watching) {
        return switch (method) {
            case "POST" -> CREATE;
            case "PUT" -> UPDATE;
            case "PATCH" -> PATCH;
            case "DELETE" -> DELETE;
            default -> watching ? WATCH : isCollection(segments) ? LIST : GET;
        };
    }

    private static boolean isCollection(List<String> segments) {
        int group = "api".equals(segments.get(0)) ? 2 : 3;
        boolean namespaced = segments.size() > group + 2 && "namespaces".equals(segments.get(group));
        return segments.size() - group - (namespaced ? 2 : 0) == 1;
    }
}
