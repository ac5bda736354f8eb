package org.ridewell.captains.entity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;

/**
 * A captain who could take a ride now: online, heard of lately, without a ride.
 *
 * @param heading degrees clockwise from north
 * @param at when the position was heard, by the database's clock
 * @param idle how long without a ride, by the database's clock
 */
public record FreeCaptain(
        String accountId, Position position, @Nullable Integer heading, Instant at, Duration idle) {}
