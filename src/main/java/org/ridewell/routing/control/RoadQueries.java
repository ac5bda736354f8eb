package org.ridewell.routing.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.ridewell.chaos.control.ChaosSwitches;
import org.ridewell.chaos.entity.Fault;
import org.ridewell.geo.entity.Position;
import org.ridewell.protection.control.FailedCalls;
import org.ridewell.protection.control.GuardedDependency;
import org.ridewell.protection.control.Protections;
import org.ridewell.protection.control.TightenedCalls;
import org.ridewell.routing.entity.Route;

/** Questions to the road graph as to something that may be lost: rung 0 can refuse them before they wait, and chaos can make them slow. */
@ApplicationScoped
public class RoadQueries implements GuardedDependency {

    private static final String NAME = "maps";

    /** As long as a route is waited for at all. */
    private static final Duration LONGEST_PING = Duration.ofSeconds(1);

    /** Beyond the time-out of every call. */
    private static final long SLOW_MILLIS = 1500;

    @Inject
    private Roads roads;

    @Inject
    private Protections protections;

    @Inject
    private FailedCalls failed;

    @Inject
    private TightenedCalls tightened;

    @Inject
    private ChaosSwitches chaos;

    public Optional<Route> route(Position from, Position to) {
        return asked(() -> roads.graph().route(from, to));
    }

    public Optional<Long> seconds(Position from, Position to) {
        return asked(() -> roads.graph().seconds(from, to));
    }

    /** Seconds from each of {@code from}, in their order. */
    public List<Optional<Long>> seconds(List<Position> from, Position to) {
        return asked(
                () -> from.stream().map(each -> roads.graph().seconds(each, to)).toList());
    }

    /** Once for each call of a rider, however many roads it asks for. */
    private <T> T asked(Supplier<T> question) {
        if (protections.isOpen(NAME)) {
            throw new CircuitBreakerOpenException("rung 0 holds the breaker of maps open");
        }
        return tightened.call(NAME, LONGEST_PING, RuntimeException.class, () -> {
            slowDown();
            return question.get();
        });
    }

    /** How long rung 0 refuses questions yet; empty when it does not. */
    public Optional<Duration> welcomeAfter() {
        return protections.retryAfter(NAME);
    }

    @Override
    public String dependency() {
        return NAME;
    }

    @Override
    public Duration longestPing() {
        return LONGEST_PING;
    }

    @Override
    public void ping() {
        slowDown();
        Random fixed = new Random(1);
        RoadGraph graph = roads.graph();
        graph.seconds(graph.somewhere(fixed), graph.somewhere(fixed));
    }

    private void slowDown() {
        if (!chaos.isOn(Fault.MAPS_SLOW)) {
            return;
        }
        try {
            new CountDownLatch(1).await(SLOW_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // the time-out in front of it: whoever asked has gone on
            failed.count(NAME);
            Thread.currentThread().interrupt();
        }
    }
}
