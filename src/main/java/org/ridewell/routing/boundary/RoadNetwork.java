package org.ridewell.routing.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.ridewell.geo.entity.Position;
import org.ridewell.routing.control.RoadQueries;
import org.ridewell.routing.control.Roads;
import org.ridewell.routing.entity.Bounds;
import org.ridewell.routing.entity.Route;

/**
 * Drives along the city's roads. Guarded: a route takes half a millisecond, so one that takes a second is ill. A time of
 * arrival is then estimated as the crow flies; a route, which a price is made of, is refused by an exception.
 */
@ApplicationScoped
public class RoadNetwork {

    /** Milliseconds; the slowest route after the warm-up takes 10 on a busy machine. */
    private static final long PATIENCE = 1000;

    /** Calls at once; two cores finish 40 routes in 10 ms, more of them only wait for the processor. */
    private static final int AT_ONCE = 40;

    private static final double DETOUR = 1.6;

    /** Metres a second: 25 km/h, what the sample city's routes come to. */
    private static final double SPEED = 7;

    @Inject
    private Roads roads;

    @Inject
    private RoadQueries queries;

    /** The fastest drive; empty when an end lies outside the service area. */
    @Timeout(PATIENCE)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 2000)
    @Bulkhead(AT_ONCE)
    public Optional<Route> route(Position from, Position to) {
        return queries.route(from, to);
    }

    /** Seconds of the fastest drive; empty when an end lies outside the service area. */
    @Timeout(PATIENCE)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 2000)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "estimate")
    public Optional<Long> eta(Position from, Position to) {
        return queries.seconds(from, to);
    }

    /** Seconds from each of {@code from}, in their order. */
    @Timeout(PATIENCE)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 2000)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "estimates")
    public List<Optional<Long>> etas(List<Position> from, Position to) {
        return queries.seconds(from, to);
    }

    Optional<Long> estimate(Position from, Position to) {
        return Optional.of(Math.round(from.distanceTo(to) * DETOUR / SPEED));
    }

    List<Optional<Long>> estimates(List<Position> from, Position to) {
        return from.stream().map(each -> estimate(each, to)).toList();
    }

    /** Whether the service area holds {@code position}: a drivable road is near. */
    public boolean contains(Position position) {
        return roads.graph().contains(position);
    }

    /** The point on a road next to {@code position}; empty outside the service area. */
    public Optional<Position> snap(Position position) {
        return roads.graph().snap(position);
    }

    /** Some point on a road, for captains that nobody sits in. */
    public Position somewhere(RandomGenerator random) {
        return roads.graph().somewhere(random);
    }

    public Bounds bounds() {
        return roads.graph().bounds();
    }
}
