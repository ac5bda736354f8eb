package org.ridewell.routing.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.ridewell.geo.entity.Position;
import org.ridewell.routing.control.RoadQueries;
import org.ridewell.routing.control.Roads;
import org.ridewell.routing.entity.Bounds;
import org.ridewell.routing.entity.MapsAway;
import org.ridewell.routing.entity.Route;

/**
 * Drives along the city's roads. Guarded: a route takes half a millisecond, so one that takes a second is ill. What is only
 * told is then estimated as the crow flies or left out; a route, which a price is made of, is refused by {@link MapsAway}.
 */
@ApplicationScoped
public class RoadNetwork {

    /** Milliseconds; the slowest route after the warm-up takes 10 on a busy machine. */
    private static final long PATIENCE = 1000;

    /** Calls at once; two cores finish 40 routes in 10 ms, more of them only wait for the processor. */
    private static final int AT_ONCE = 40;

    /** Milliseconds that a breaker stays open. */
    private static final long BREAK = 2000;

    private static final double DETOUR = 1.6;

    /** Metres a second: 25 km/h, what the sample city's routes come to. */
    private static final double SPEED = 7;

    @Inject
    private Roads roads;

    @Inject
    private RoadQueries queries;

    /**
     * The fastest drive; empty when an end lies outside the service area.
     *
     * @throws MapsAway while the roads do not answer: no price is made of a guess
     */
    @Timeout(PATIENCE)
    // a full bulkhead is empty again within milliseconds; a time-out is not retried, because a rider waits
    @Retry(maxRetries = 2, delay = 60, jitter = 40, retryOn = BulkheadException.class)
    // many riders at once are no illness of the roads
    @CircuitBreaker(requestVolumeThreshold = 20, delay = BREAK, skipOn = BulkheadException.class)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "away", applyOn = FaultToleranceException.class)
    public Optional<Route> route(Position from, Position to) {
        return queries.route(from, to);
    }

    /** Metres of the fastest drive, to be told and never charged; empty when an end lies outside the service area. */
    @Timeout(PATIENCE)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = BREAK)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "estimatedDistance")
    public Optional<Long> distance(Position from, Position to) {
        return queries.route(from, to).map(Route::distance);
    }

    /** The line of the fastest drive, to be drawn; empty outside the service area, and while the roads do not answer. */
    @Timeout(PATIENCE)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = BREAK)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "noLine")
    public Optional<String> polyline(Position from, Position to) {
        return queries.route(from, to).map(Route::polyline);
    }

    /** Seconds of the fastest drive; empty when an end lies outside the service area. */
    @Timeout(PATIENCE)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = BREAK)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "estimate")
    public Optional<Long> eta(Position from, Position to) {
        return queries.seconds(from, to);
    }

    /** Seconds from each of {@code from}, in their order. */
    @Timeout(PATIENCE)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = BREAK)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "estimates")
    public List<Optional<Long>> etas(List<Position> from, Position to) {
        return queries.seconds(from, to);
    }

    Optional<Route> away(Position from, Position to) {
        throw new MapsAway(queries.welcomeAfter().orElse(Duration.ofMillis(BREAK)));
    }

    Optional<Long> estimatedDistance(Position from, Position to) {
        return Optional.of(Math.round(from.distanceTo(to) * DETOUR));
    }

    Optional<String> noLine(Position from, Position to) {
        return Optional.empty();
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
