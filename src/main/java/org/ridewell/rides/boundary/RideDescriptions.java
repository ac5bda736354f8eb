package org.ridewell.rides.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.payments.entity.Bill;
import org.ridewell.pricing.entity.Fare;
import org.ridewell.pricing.entity.FareLine;
import org.ridewell.problem.boundary.JsonMapping;
import org.ridewell.rides.control.StartCodes;
import org.ridewell.rides.entity.Party;
import org.ridewell.rides.entity.Ride;
import org.ridewell.rides.entity.RideState;
import org.ridewell.rides.entity.StartCode;
import org.ridewell.rides.entity.Timeline;

/** Puts a ride into words for one of its two people: the start code for the rider only. */
@ApplicationScoped
class RideDescriptions {

    @Inject
    private StartCodes startCodes;

    RideView forAccount(Ride ride, String accountId) {
        boolean rider = accountId.equals(ride.riderId());
        var trip = ride.trip();
        boolean codeWaits = ride.state() == RideState.ACCEPTED || ride.state() == RideState.ARRIVED;
        return new RideView(
                ride.id(),
                ride.state(),
                ride.product(),
                trip.pickup(),
                trip.destination(),
                new RideView.Route(trip.distance(), trip.duration(), trip.polyline()),
                fare(ride),
                new RideView.PaymentMethod(ride.paymentType(), ride.paymentLabel()),
                null,
                null,
                rider && codeWaits ? startCodes.code().of(ride.id()) : null,
                !rider && codeWaits ? StartCode.TRIES - ride.startTries() : null,
                ride.state() == RideState.REQUESTED ? ride.lapsesAt() : null,
                times(ride.timeline()),
                cancellation(ride));
    }

    /** When the captain should be at the pickup, by road from where they are; null when that is not known. */
    @Nullable
    Instant pickupDue(Ride ride, String captainId, Instant now) {
        return null;
    }

    Bill bill(Ride ride) {
        return bill(fare(ride));
    }

    static Bill bill(Fare fare) {
        long tax = fare.amountOf(FareLine.Kind.TAX);
        long rebate = -fare.amountOf(FareLine.Kind.PROMO);
        return new Bill(
                fare.total().amount() - tax + rebate, tax, rebate, fare.total().currency());
    }

    private static Fare fare(Ride ride) {
        try {
            return JsonMapping.MAPPER.readValue(ride.fare(), Fare.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the fare of ride " + ride.id() + " cannot be read", e);
        }
    }

    private static RideView.Times times(Timeline times) {
        return new RideView.Times(
                times.requested(),
                times.accepted(),
                times.arrived(),
                times.started(),
                times.completed(),
                times.cancelled(),
                times.expired());
    }

    private static RideView.@Nullable Cancellation cancellation(Ride ride) {
        Party by = ride.cancelledBy();
        return by == null ? null : new RideView.Cancellation(by, ride.cancelReason(), ride.cancelFee());
    }
}
