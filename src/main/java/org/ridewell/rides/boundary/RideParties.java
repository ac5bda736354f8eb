package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.rides.control.Rides;
import org.ridewell.rides.entity.RideState;

/** Who rode with whom, for what comes after a ride. */
@ApplicationScoped
@Transactional
public class RideParties {

    /** The accounts on both sides of a ride. */
    public record Parties(String riderId, @Nullable String captainId, RideState state) {}

    @Inject
    private Rides rides;

    /** Empty when there is no such ride of this account. */
    public Optional<Parties> of(String rideId, String accountId) {
        return rides.find(rideId)
                .filter(ride -> ride.isOf(accountId))
                .map(ride -> new Parties(ride.riderId(), ride.captainId(), ride.state()));
    }
}
