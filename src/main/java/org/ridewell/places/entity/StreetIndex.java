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
        Plane plane = new Plane(position);
        String best = null;
        double least = reach * reach;
        for (Stretch stretch : stretches) {
            double square = plane.square(stretch.points(), least);
            if (square <= least) {
                least = square;
                best = stretch.name();
            }
        }
        return Optional.ofNullable(best);
    }

    /** Around a position: good to a centimetre at a city's size. Distances stay squares, which compare as well and cost no root. */
    private static final class Plane {

        private final Position origin;
        private final double shrink;

        Plane(Position origin) {
            this.origin = origin;
            this.shrink = Math.cos(Math.toRadians(origin.lat()));
        }

        /** @param least what is not nearer than this needs no exact answer */
        double square(List<Position> points, double least) {
            double nearest = Double.MAX_VALUE;
            double fromX = x(points.get(0));
            double fromY = y(points.get(0));
            for (int i = 1; i < points.size(); i++) {
                double toX = x(points.get(i));
                double toY = y(points.get(i));
                if (mayBeWithin(least, fromX, toX) && mayBeWithin(least, fromY, toY)) {
                    nearest = Math.min(nearest, square(fromX, fromY, toX - fromX, toY - fromY));
                }
                fromX = toX;
                fromY = toY;
            }
            return nearest;
        }

        /** Two ends on one side of the origin, both farther than the nearest so far: so is all between them. */
        private static boolean mayBeWithin(double least, double from, double to) {
            double near = from > 0 && to > 0 ? Math.min(from, to) : from < 0 && to < 0 ? Math.max(from, to) : 0;
            return near * near <= least;
        }

        private static double square(double x, double y, double dx, double dy) {
            double length = dx * dx + dy * dy;
            double share = length == 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / length));
            double offX = x + share * dx;
            double offY = y + share * dy;
            return offX * offX + offY * offY;
        }

        private double x(Position point) {
            return (point.lon() - origin.lon()) * shrink * DEGREE;
        }

        private double y(Position point) {
            return (point.lat() - origin.lat()) * DEGREE;
        }
    }
}
