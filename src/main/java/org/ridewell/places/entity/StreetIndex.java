package org.ridewell.places.entity;

import java.util.List;
import java.util.Optional;
import org.ridewell.geo.entity.Position;

/** Names a point by the street next to it. */
public final class StreetIndex {

    /** Metres in a degree of latitude. */
    private static final double DEGREE = 111_195;

    private final List<Stretch> stretches;

    /** A piece of a street. */
    public record Stretch(String name, List<Position> points) {

        public Stretch {
            points = List.copyOf(points);
        }
    }

    public StreetIndex(List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
    }

    /** @param reach metres */
    public Optional<String> nearest(Position position, double reach) {
        String best = null;
        double least = reach;
        for (Stretch stretch : stretches) {
            double distance = distance(position, stretch.points());
            if (distance <= least) {
                least = distance;
                best = stretch.name();
            }
        }
        return Optional.ofNullable(best);
    }

    private static double distance(Position position, List<Position> points) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i < points.size(); i++) {
            least = Math.min(least, distance(position, points.get(i - 1), points.get(i)));
        }
        return least;
    }

    /** In a plane around {@code position}: good to a centimetre at a city's size. */
    private static double distance(Position position, Position from, Position to) {
        double shrink = Math.cos(Math.toRadians(position.lat()));
        double x = (from.lon() - position.lon()) * shrink * DEGREE;
        double y = (from.lat() - position.lat()) * DEGREE;
        double dx = (to.lon() - from.lon()) * shrink * DEGREE;
        double dy = (to.lat() - from.lat()) * DEGREE;
        double square = dx * dx + dy * dy;
        double share = square == 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / square));
        return Math.hypot(x + share * dx, y + share * dy);
    }
}
