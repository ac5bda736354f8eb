package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ridewell.accounts.entity.Product;
import org.ridewell.money.entity.Money;
import org.ridewell.pricing.entity.Stop;
import org.ridewell.rides.control.Rides;
import org.ridewell.rides.entity.Ride;

/** Rides that look for a captain: what dispatch reads. */
@ApplicationScoped
public class OpenRequests {

    @Inject
    private Rides rides;

    @Inject
    private RideDescriptions descriptions;

    @Inject
    private Clock clock;

    /**
     * @param earnings what the captain will get for it
     */
    public record OpenRequest(
            String rideId,
            String riderId,
            Product product,
            Stop pickup,
            Stop destination,
            Money fare,
            Money earnings,
            Instant requestedAt,
            Instant lapsesAt) {}

    /** Holds the ride's row until the caller's transaction ends; empty when it no longer looks for a captain. */
    @Transactional(TxType.MANDATORY)
    public Optional<OpenRequest> claim(String rideId) {
        return rides.claimAwaiting(rideId, clock.instant()).map(this::describe);
    }

    /** The ids of those that look for a captain, oldest first; nothing is locked. */
    @Transactional
    public List<String> waiting(int limit) {
        return rides.waiting(clock.instant(), limit);
    }

    private OpenRequest describe(Ride ride) {
        return new OpenRequest(
                ride.id(),
                ride.riderId(),
                ride.product(),
                ride.trip().pickup(),
                ride.trip().destination(),
                ride.total(),
                descriptions.bill(ride).captainsShare(),
                ride.timeline().requested(),
                ride.lapsesAt());
    }
}
