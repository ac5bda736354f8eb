package org.ridewell.pricing.entity;

import org.ridewell.geo.entity.Position;

/** Where a trip begins or ends. */
public record Stop(String name, Position position) {}
