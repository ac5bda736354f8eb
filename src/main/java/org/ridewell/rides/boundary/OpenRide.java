package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ridewell.profile.boundary.OpenBusiness;

/** Nobody deletes the account in the middle of a ride. */
@ApplicationScoped
public class OpenRide implements OpenBusiness {

    @Inject
    private RideViews rides;

    @Override
    public Optional<String> of(String accountId) {
        return rides.current(accountId).map(ride -> "Finish or cancel your ride first.");
    }
}
