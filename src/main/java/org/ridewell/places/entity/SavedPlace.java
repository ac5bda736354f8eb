package org.ridewell.places.entity;

import org.ridewell.geo.entity.Position;

/** A place that a rider gave a name of their own. */
public record SavedPlace(String id, String name, Position position) {}
