package org.ridewell.telemetry.entity;

import java.util.regex.Pattern;

/**
 * An operation as metrics name it: the method and the address' template, such as {@code POST /rides/{id}/arrival}. There are as
 * many as the code has, whatever clients send.
 */
public record Operation(String name) {

    /** What no resource answers. */
    public static final Operation NONE = new Operation("none");

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    // {token: [a-z]+} is {token}
    private static final Pattern RULES = Pattern.compile("\\{\\s*(\\w+)\\s*:[^}]*}");

    public static Operation of(String method, String resourcePath, String methodPath) {
        String path = SLASHES.matcher("/" + resourcePath + "/" + methodPath).replaceAll("/");
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new Operation(method + " " + RULES.matcher(trimmed).replaceAll("{$1}"));
    }
}
