package org.ridewell.captains.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;

/**
 * Where a captain was last heard of.
 *
 * @param heading degrees clockwise from north
 * @param at by the database's clock
 */
public record CaptainPosition(Position position, @Nullable Integer heading, Instant at) {}
