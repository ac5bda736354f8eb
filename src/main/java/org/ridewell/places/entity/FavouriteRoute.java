package org.ridewell.places.entity;

import org.ridewell.geo.entity.Position;

/** A way that a rider takes again and again. */
public record FavouriteRoute(Stop pickup, Stop destination, int rides) {

    /** An end of it. */
    public record Stop(String name, Position position) {}
}
