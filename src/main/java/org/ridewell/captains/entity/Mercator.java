package org.ridewell.captains.entity;

import org.ridewell.geo.entity.Position;

/**
 * A place in Mercator metres. Its scale is the same in all directions, so the nearest on it is the nearest on the
 * ground in any city; a distance on it is longer than on the ground by {@link #stretch}.
 */
public record Mercator(double x, double y) {

    private static final double EARTH_RADIUS = 6_371_008.8;

    public static Mercator of(Position position) {
        double y = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(position.lat()) / 2));
        return new Mercator(EARTH_RADIUS * Math.toRadians(position.lon()), EARTH_RADIUS * y);
    }

    /** Mercator metres for one metre on the ground. */
    public static double stretch(Position position) {
        return 1 / Math.cos(Math.toRadians(position.lat()));
    }
}
