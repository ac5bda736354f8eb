package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.ridewell.captains.boundary.CaptainShifts;
import org.ridewell.engagement.boundary.Notifications;
import org.ridewell.engagement.boundary.Referrals;
import org.ridewell.events.control.Outbox;
import org.ridewell.payments.entity.PaymentFellDue;
import org.ridewell.places.boundary.FavouriteRoutes;
import org.ridewell.pricing.entity.Stop;
import org.ridewell.rides.entity.Ride;
import org.ridewell.rides.entity.RideChanged;
import org.ridewell.rides.entity.RideState;

/** Tells the two people of a ride of each change, in its transaction, and keeps the captain's shift in step with it. */
@ApplicationScoped
class RideNews {

    @Inject
    private Outbox outbox;

    @Inject
    private RideDescriptions descriptions;

    @Inject
    private CaptainShifts shifts;

    @Inject
    private Event<RideChanged> changes;

    @Inject
    private FavouriteRoutes routes;

    @Inject
    private Notifications notifications;

    @Inject
    private Referrals referrals;

    /** The payload of an event {@code ride}; the rider's start code is added as it goes out. */
    public record Change(String rideId, RideState state, Instant at, RideView ride) {}

    /** @param at when it changed */
    void tell(Ride ride, Instant at) {
        String captainId = ride.captainId();
        if (captainId != null) {
            keepShift(ride, captainId);
            append(ride, captainId, at);
        }
        append(ride, ride.riderId(), at);
        remember(ride);
        changes.fire(new RideChanged(ride.id(), ride.state(), ride.product()));
    }

    /** Another captain is looked for: the rider hears why, and the one who fell silent when they are back. */
    void tellOfReplacement(Ride ride, String silentCaptainId) {
        Map<String, String> params = Map.of(
                "rideId", ride.id(), "destination", ride.trip().destination().name());
        notifications.send(ride.riderId(), "CAPTAIN_REPLACED", params);
        notifications.send(silentCaptainId, "RIDE_TAKEN_BACK", params);
    }

    /** The rider owes what the agreed means did not pay. */
    void tellOfDebt(PaymentFellDue due) {
        notifications.send(
                due.riderId(),
                "PAYMENT_DUE",
                Map.of(
                        "rideId",
                        due.rideId(),
                        "amount",
                        Long.toString(due.amount().amount()),
                        "currency",
                        due.amount().currency()));
    }

    /** What is left of a ride when it is over: an entry in the inbox, and one more drive on the rider's way. */
    private void remember(Ride ride) {
        String captainId = ride.captainId();
        Stop pickup = ride.trip().pickup();
        Stop destination = ride.trip().destination();
        Map<String, String> params = Map.of("rideId", ride.id(), "destination", destination.name());
        switch (ride.state()) {
            case COMPLETED -> {
                routes.count(
                        ride.riderId(), pickup.name(), pickup.position(), destination.name(), destination.position());
                notifications.send(ride.riderId(), "RIDE_COMPLETED", params);
                referrals.reward(ride.riderId());
                if (captainId != null) {
                    referrals.reward(captainId);
                }
            }
            case EXPIRED -> notifications.send(ride.riderId(), "RIDE_EXPIRED", params);
            case CANCELLED -> {
                notifications.send(ride.riderId(), "RIDE_CANCELLED", params);
                if (captainId != null) {
                    notifications.send(captainId, "RIDE_CANCELLED", params);
                }
            }
            default -> {
                // the others are shown by the ride's own page
            }
        }
    }

    private void append(Ride ride, String accountId, Instant at) {
        outbox.append(
                accountId,
                "ride",
                ride.id(),
                new Change(ride.id(), ride.state(), at, descriptions.forOutbox(ride, accountId)));
    }

    private void keepShift(Ride ride, String captainId) {
        switch (ride.state()) {
            case ACCEPTED ->
                shifts.occupy(
                        captainId,
                        ride.id(),
                        ride.riderId(),
                        ride.trip().pickup().position());
            case STARTED ->
                shifts.headFor(captainId, ride.id(), ride.trip().destination().position());
            case COMPLETED, CANCELLED, EXPIRED -> shifts.release(captainId, ride.id());
            case REQUESTED, ARRIVED -> {
                // the captain's next point stays what it was
            }
        }
    }
}
