package org.ridewell.demo.entity;

import java.time.Duration;
import java.time.Instant;
import org.ridewell.geo.entity.Position;
import org.ridewell.routing.entity.Route;

/**
 * One drive along a route.
 *
 * @param speed metres a second
 */
public record Drive(Route route, Position target, double speed, Instant from) {

    /** @param atMost real time that the whole drive may take; a slow road is driven faster than it could be */
    public static Drive of(Route route, Position target, Duration atMost, Instant from) {
        double real = (double) route.distance() / Math.max(1, route.duration());
        double needed = (double) route.distance() / Math.max(1, atMost.toSeconds());
        return new Drive(route, target, Math.max(1, Math.max(real, needed)), from);
    }

    public Route.Waypoint at(Instant now) {
        return route.after(speed * Duration.between(from, now).toMillis() / 1000.0);
    }

    public boolean isOver(Instant now) {
        return speed * Duration.between(from, now).toMillis() / 1000.0 >= route.distance();
    }
}
