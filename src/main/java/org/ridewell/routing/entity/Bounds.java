package org.ridewell.routing.entity;

import org.ridewell.geo.entity.Position;

/** A box of degrees, its edges included. */
public record Bounds(double south, double west, double north, double east) {

    public boolean contains(Position position) {
        return position.lat() >= south && position.lat() <= north && position.lon() >= west && position.lon() <= east;
    }

    public Position centre() {
        return new Position((south + north) / 2, (west + east) / 2);
    }
}
