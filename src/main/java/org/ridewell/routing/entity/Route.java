package org.ridewell.routing.entity;

import java.util.List;
import org.ridewell.geo.entity.Position;

/**
 * A drive along roads, from the road's point next to the start to the one next to the end.
 *
 * @param distance metres
 * @param duration seconds by car without traffic
 * @param polyline {@code points}, encoded by {@link Polyline}
 */
public record Route(long distance, long duration, String polyline, List<Position> points) {

    public Route {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a route has points");
        }
        points = List.copyOf(points);
    }

    public static Route of(long distance, long duration, List<Position> points) {
        return new Route(distance, duration, Polyline.encode(points), points);
    }

    /**
     * A place on the way.
     *
     * @param heading degrees clockwise from north
     * @param passed metres driven since the start
     */
    public record Waypoint(Position position, double heading, double passed) {}

    /** Where a vehicle is that has driven {@code metres} of this route; the end when it has driven more. */
    public Waypoint after(double metres) {
        double left = Math.max(0, metres);
        double heading = 0;
        for (int i = 1; i < points.size(); i++) {
            Position from = points.get(i - 1);
            Position to = points.get(i);
            double length = from.distanceTo(to);
            if (length > 0) {
                heading = heading(from, to);
            }
            if (left < length) {
                return new Waypoint(between(from, to, left / length), heading, metres);
            }
            left -= length;
        }
        return new Waypoint(points.get(points.size() - 1), heading, metres - left);
    }

    private static Position between(Position from, Position to, double share) {
        return new Position(from.lat() + (to.lat() - from.lat()) * share, from.lon() + (to.lon() - from.lon()) * share);
    }

    private static double heading(Position from, Position to) {
        double east = (to.lon() - from.lon()) * Math.cos(Math.toRadians(from.lat()));
        double degrees = Math.toDegrees(Math.atan2(east, to.lat() - from.lat()));
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
