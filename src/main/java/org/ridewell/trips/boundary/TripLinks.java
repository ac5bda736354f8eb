package org.ridewell.trips.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;
import org.ridewell.rides.entity.RideState;
import org.ridewell.sessions.entity.Secret;
import org.ridewell.trips.control.TripLinkRows;

/** Lets a rider show a ride to somebody without an account, as long as it lasts. */
@ApplicationScoped
@Transactional
public class TripLinks {

    private static final int MOST = 20;

    /** So long a link still says how the ride ended. */
    private static final Duration REMEMBERED = Duration.ofHours(12);

    private static final Set<RideState> SHARED =
            Set.of(RideState.REQUESTED, RideState.ACCEPTED, RideState.ARRIVED, RideState.STARTED);

    @Inject
    private TripLinkRows links;

    @Inject
    private RideViews rides;

    @Inject
    private Clock clock;

    /** @param key opens the trip for whoever holds it */
    public record TripLink(String key, String path) {

        /** The key is a secret. */
        @Override
        public String toString() {
            return "TripLink";
        }
    }

    /** 404 for a ride of somebody else, 409 when it is over or has too many links. */
    public Outcome<TripLink> share(String rideId, String riderId) {
        return rides.find(rideId, riderId).flatMap(ride -> {
            if (!SHARED.contains(ride.state())) {
                return Outcome.refused(Refusal.conflict("wrong-state", "Only a ride under way is shared.")
                        .with("currentState", ride.state().name()));
            }
            Secret key = Secret.random();
            return links.add(key, rideId, riderId, clock.instant(), MOST)
                    ? Outcome.done(new TripLink(key.text(), "/follow?trip=" + key.text()))
                    : Outcome.refused(Refusal.conflict("too-many-links", "A ride has at most " + MOST + " links."));
        });
    }

    /** 404 for a key that opens nothing, or nothing any more. */
    public Outcome<SharedTrip> find(String key) {
        return links.find(new Secret(key))
                .map(opened -> rides.find(opened.rideId(), opened.riderId()))
                .orElseGet(TripLinks::unknown)
                .flatMap(this::shown);
    }

    private Outcome<SharedTrip> shown(RideView ride) {
        SharedTrip trip = SharedTrip.of(ride);
        Instant ended = trip.endedAt();
        return ended != null && ended.isBefore(clock.instant().minus(REMEMBERED)) ? unknown() : Outcome.done(trip);
    }

    private static <T> Outcome<T> unknown() {
        return Outcome.refused(Refusal.notFound("trip"));
    }
}
