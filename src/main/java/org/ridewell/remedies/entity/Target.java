package org.ridewell.remedies.entity;

import org.jspecify.annotations.Nullable;

/**
 * What an act is done to; uid and resourceVersion are its preconditions.
 *
 * @param kind Pod, Deployment, Node, Dependency or Fleet
 * @param workload the Deployment that it belongs to, if any
 */
public record Target(
        String kind,
        String name,
        @Nullable String uid,
        @Nullable String resourceVersion,
        @Nullable String workload) {

    public static Target dependency(String name) {
        return new Target("Dependency", name, null, null, null);
    }

    /** The same thing, whatever its version. */
    public String key() {
        return kind + "/" + name + (uid == null ? "" : "/" + uid);
    }
}
