package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.ridewell.accounts.entity.Product;
import org.ridewell.money.entity.Money;
import org.ridewell.pricing.entity.Stop;
import org.ridewell.rides.control.Rides;

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

    /** Oldest first. The rows stay locked until the caller's transaction ends; other replicas skip them. */
    @Transactional(TxType.MANDATORY)
    public List<OpenRequest> awaitingCaptain(int limit) {
        return rides.awaitingCaptain(clock.instant(), limit).stream()
                .map(ride -> new OpenRequest(
                        ride.id(),
                        ride.riderId(),
                        ride.product(),
                        ride.trip().pickup(),
                        ride.trip().destination(),
                        ride.total(),
                        descriptions.bill(ride).captainsShare(),
                        ride.timeline().requested(),
                        ride.lapsesAt()))
                .toList();
    }
}
