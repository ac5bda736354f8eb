package org.ridewell.cluster.entity;

import org.jspecify.annotations.Nullable;

/**
 * What a {@code coordination.k8s.io/v1} Lease says.
 *
 * @param holder empty when it was given back
 * @param transitions {@code leaseTransitions}, 0 where the field is missing, as other electors leave it
 * @param renewed {@code renewTime} as written: compared, never computed with, since clocks differ
 * @param version {@code resourceVersion}; null for a lease that is not stored yet
 */
public record Lease(
        String holder,
        long transitions,
        int durationSeconds,
        @Nullable String renewed,
        @Nullable String version) {

    public boolean isFree() {
        return holder.isEmpty();
    }

    public Lease heldBy(String identity, long epoch, int seconds) {
        return new Lease(identity, epoch, seconds, null, version);
    }
}
