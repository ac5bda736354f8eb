package org.ridewell.trips.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ridewell.idempotency.boundary.Idempotency;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;
import org.ridewell.rides.entity.RideState;
import org.ridewell.sessions.entity.Secret;
import org.ridewell.trips.control.TripKeys;
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
    private TripKeys keys;

    @Inject
    private Idempotency idempotency;

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

    /**
     * 404 for a ride of somebody else, 409 when it is over or has too many links. The same idempotency key again answers the same link, also when
     * the ride is over.
     */
    public Outcome<TripLink> share(String rideId, String riderId, @Nullable String idempotencyKey) {
        return IdempotencyKey.optional(idempotencyKey, "POST /rides/" + rideId + "/links", "")
                .flatMap(key -> idempotency.once(
                        riderId, key.orElse(null), id -> made(rideId, riderId, keys.of(id)), id -> known(keys.of(id))));
    }

    private Outcome<TripLink> made(String rideId, String riderId, Secret key) {
        return rides.find(rideId, riderId).flatMap(ride -> {
            if (!SHARED.contains(ride.state())) {
                return Outcome.refused(Refusal.conflict("wrong-state", "Only a ride under way is shared.")
                        .with("currentState", ride.state().name()));
            }
            return links.add(key, rideId, riderId, clock.instant(), MOST)
                    ? Outcome.done(link(key))
                    : Outcome.refused(Refusal.conflict("too-many-links", "A ride has at most " + MOST + " links."));
        });
    }

    /** The servers' own key may have changed since the link was made: then its key is nobody's any more. */
    private Outcome<TripLink> known(Secret key) {
        return links.find(key).isPresent() ? Outcome.done(link(key)) : unknown();
    }

    private static TripLink link(Secret key) {
        return new TripLink(key.text(), "/follow?trip=" + key.text());
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
