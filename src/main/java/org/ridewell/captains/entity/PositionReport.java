package org.ridewell.captains.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;

/**
 * What a captain's phone says.
 *
 * @param heading degrees clockwise from north, 0 to 359
 * @param at by the phone's clock
 */
public record PositionReport(Position position, @Nullable Integer heading, Instant at) {}
