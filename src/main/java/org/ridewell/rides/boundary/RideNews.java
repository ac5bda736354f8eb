package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import org.ridewell.rides.entity.Ride;

/** Tells the two people of a ride, in the transaction of each change. */
@ApplicationScoped
class RideNews {

    void tell(Ride ride) {}
}
