package org.ridewell.captains.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.ridewell.captains.control.Shifts;
import org.ridewell.geo.entity.Position;

/**
 * Whether a captain may be offered a ride. A ride occupies its captain from acceptance to its end, in the ride's own
 * transaction: after these calls no index shows the captain as free, or both are rolled back.
 */
@ApplicationScoped
@Transactional
public class CaptainShifts {

    @Inject
    private Shifts shifts;

    /** @param nextPoint where the captain is expected next, the pickup: arrival times are told for it */
    public void occupy(String captainId, String rideId, String riderId, Position nextPoint) {
        shifts.occupy(captainId, rideId, riderId, nextPoint);
    }

    /** The ride goes on to another point: its destination, once it has started. */
    public void headFor(String captainId, String rideId, Position nextPoint) {
        shifts.headFor(captainId, rideId, nextPoint);
    }

    /** The ride is over, however it ended; nothing happens when the captain has another ride by now. */
    public void release(String captainId, String rideId) {
        shifts.release(captainId, rideId);
    }
}
