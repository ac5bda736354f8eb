package org.ridewell.dispatch.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One captain looked at in one round.
 *
 * @param eta seconds by road
 * @param distance metres as the crow flies
 * @param idle seconds without a ride
 */
public record TraceLine(
        int round,
        String captainId,
        Verdict verdict,
        @Nullable Long eta,
        @Nullable Long distance,
        @Nullable Long idle,
        Instant at) {}
