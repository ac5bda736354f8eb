package org.ridewell.captains.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.AccountDirectory;
import org.ridewell.accounts.entity.Vehicle;
import org.ridewell.captains.control.Shifts;
import org.ridewell.captains.entity.Shift;
import org.ridewell.captains.entity.VehicleKind;
import org.ridewell.captains.entity.WentOffline;
import org.ridewell.geo.entity.Position;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.routing.boundary.RoadNetwork;

/**
 * Whether a captain may be offered a ride. A ride occupies its captain from acceptance to its end, in the ride's own
 * transaction: after these calls no index shows the captain as free, or both are rolled back.
 */
@ApplicationScoped
@Transactional
public class CaptainShifts {

    @Inject
    private Shifts shifts;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private RoadNetwork roads;

    @Inject
    private Event<WentOffline> offline;

    /** A captain who has a ride and says nothing. */
    public record Silent(String captainId, String rideId) {}

    public ShiftView view(String captainId) {
        return shifts.find(captainId).map(ShiftView::of).orElse(ShiftView.NEVER);
    }

    /** @param position where the captain is; needed to go online */
    public Outcome<ShiftView> change(String captainId, boolean online, @Nullable Position position) {
        return online ? goOnline(captainId, position) : goOffline(captainId);
    }

    private Outcome<ShiftView> goOnline(String captainId, @Nullable Position position) {
        if (position == null) {
            return Outcome.refused(Refusal.invalid("position", "is needed to go online"));
        }
        if (!roads.contains(position)) {
            return Outcome.refused(Refusal.invalid("position", "lies outside the service area"));
        }
        // what is offered from now on follows from this vehicle: it must not change until the shift is written
        Optional<Vehicle> vehicle = accounts.heldVehicleOf(captainId);
        if (vehicle.isEmpty()) {
            return Outcome.refused(
                    Refusal.conflict("no-vehicle", "A captain drives a vehicle; this account has none."));
        }
        return accounts.hold(captainId).map(held -> {
            shifts.goOnline(captainId, VehicleKind.of(vehicle.get().product()), position);
            return view(captainId);
        });
    }

    private Outcome<ShiftView> goOffline(String captainId) {
        Shift shift = shifts.lock(captainId).orElse(null);
        if (shift == null) {
            return Outcome.done(ShiftView.NEVER);
        }
        if (shift.busyRide() != null) {
            return Outcome.refused(Refusal.conflict("active-ride", "Finish the ride before you go offline.")
                    .with("activeRide", shift.busyRide()));
        }
        shifts.goOffline(captainId);
        offline.fire(new WentOffline(captainId));
        return Outcome.done(view(captainId));
    }

    /** @param nextPoint where the captain is expected next, the pickup: arrival times are told for it */
    public void occupy(String captainId, String rideId, String riderId, Position nextPoint) {
        shifts.occupy(captainId, rideId, riderId, nextPoint);
    }

    /** The ride goes on to another point: its destination, once it has started. */
    public void headFor(String captainId, String rideId, Position nextPoint) {
        shifts.headFor(captainId, rideId, nextPoint);
    }

    /** Those who have a ride and of whom nothing was heard for so long. */
    public List<Silent> silentOnRide(Duration silence) {
        return shifts.silentOnRide(silence).stream()
                .map(found -> new Silent(found.captainId(), found.rideId()))
                .toList();
    }

    /** The ride is taken from a captain who is silent still; false when it is not so any more. */
    public boolean releaseSilent(String captainId, String rideId, Duration silence) {
        return shifts.releaseSilent(captainId, rideId, silence);
    }

    /** The ride is over, however it ended; nothing happens when the captain has another ride by now. */
    public void release(String captainId, String rideId) {
        shifts.release(captainId, rideId);
    }
}
