package org.ridewell.geo.entity;

/** A point on the WGS 84 ellipsoid, in degrees. */
public record Position(double lat, double lon) {

    /** Mean radius of the earth in metres (IUGG). */
    private static final double EARTH_RADIUS = 6_371_008.8;

    public Position {
        if (!(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("lat must lie between -90 and 90");
        }
        if (!(lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException("lon must lie between -180 and 180");
        }
    }

    /** Great-circle distance in metres (haversine). */
    public double distanceTo(Position other) {
        double dLat = Math.toRadians(other.lat - lat);
        double dLon = Math.toRadians(other.lon - lon);
        double chord = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
