package org.ridewell.driving.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.AccountDirectory;
import org.ridewell.accounts.entity.Product;
import org.ridewell.accounts.entity.Vehicle;
import org.ridewell.captains.boundary.ShiftView;
import org.ridewell.geo.entity.Position;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.entity.RideState;
import org.ridewell.riding.entity.Scene;
import org.ridewell.routing.boundary.RoadNetwork;

/** What the captain's map shows: the own vehicle, and the way to the next point. */
@ApplicationScoped
class DriveScenes {

    @Inject
    private RoadNetwork roads;

    @Inject
    private AccountDirectory accounts;

    Scene of(String captainId, String stage, @Nullable RideView ride, ShiftView shift) {
        Scene.Vehicle me = shift.position() == null
                ? null
                : new Scene.Vehicle(shift.position(), shift.heading(), product(captainId));
        if (ride == null || ride.state() == RideState.COMPLETED) {
            return new Scene(stage, null, null, null, me, false, shift.online());
        }
        boolean riding = ride.state() == RideState.STARTED;
        return new Scene(
                stage,
                riding ? null : ride.pickup(),
                riding || ride.state() == RideState.ARRIVED ? ride.destination() : null,
                polyline(ride, shift.position()),
                me,
                false,
                shift.online());
    }

    private Product product(String captainId) {
        return accounts.vehicleOf(captainId).map(Vehicle::product).orElse(Product.CAR);
    }

    /** Null while the captain waits, when nobody knows where they are, and without the maps: the page goes on without the line. */
    private @Nullable String polyline(RideView ride, @Nullable Position from) {
        if (ride.state() == RideState.ARRIVED || from == null) {
            return null;
        }
        Position next = ride.state() == RideState.STARTED
                ? ride.destination().position()
                : ride.pickup().position();
        return roads.polyline(from, next).orElse(null);
    }
}
