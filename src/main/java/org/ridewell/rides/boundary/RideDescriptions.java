package org.ridewell.rides.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.AccountDirectory;
import org.ridewell.accounts.boundary.AccountView;
import org.ridewell.captains.boundary.CaptainPositions;
import org.ridewell.captains.entity.CaptainPosition;
import org.ridewell.geo.entity.Position;
import org.ridewell.payments.entity.Bill;
import org.ridewell.pricing.entity.Fare;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.rides.control.StartCodes;
import org.ridewell.rides.entity.Party;
import org.ridewell.rides.entity.Ride;
import org.ridewell.rides.entity.RideBill;
import org.ridewell.rides.entity.RideState;
import org.ridewell.rides.entity.StartCode;
import org.ridewell.rides.entity.Timeline;
import org.ridewell.routing.boundary.RoadNetwork;

/** Puts a ride into words for one of its two people: the start code for the rider only. */
@ApplicationScoped
class RideDescriptions {

    @Inject
    private StartCodes startCodes;

    @Inject
    private AccountDirectory directory;

    @Inject
    private CaptainPositions positions;

    @Inject
    private RoadNetwork roads;

    RideView forAccount(Ride ride, String accountId) {
        return view(ride, accountId, startCodes.code().of(ride.id()));
    }

    /** As the outbox may hold it: see {@link ToldStartCodes}. */
    RideView forOutbox(Ride ride, String accountId) {
        return view(ride, accountId, ToldStartCodes.LATER);
    }

    private RideView view(Ride ride, String accountId, String startCode) {
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
                captain(ride),
                rider ? null : rider(ride),
                rider && codeWaits ? startCode : null,
                !rider && codeWaits ? StartCode.TRIES - ride.startTries() : null,
                ride.state() == RideState.REQUESTED ? ride.lapsesAt() : null,
                times(ride.timeline()),
                cancellation(ride));
    }

    /** When the captain should be at the pickup, by road from where they are; null when that is not known. */
    @Nullable
    Instant pickupDue(Ride ride, String captainId, Instant now) {
        return positions
                .of(captainId)
                .flatMap(at -> roads.eta(at.position(), ride.trip().pickup().position()))
                .map(now::plusSeconds)
                .orElse(null);
    }

    Bill bill(Ride ride) {
        return RideBill.of(fare(ride));
    }

    private RideView.@Nullable Captain captain(Ride ride) {
        String captainId = ride.captainId();
        AccountView account =
                captainId == null ? null : directory.find(captainId).orElse(null);
        if (captainId == null || account == null) {
            return null;
        }
        RideView.Vehicle vehicle = directory
                .vehicleOf(captainId)
                .map(v -> new RideView.Vehicle(v.product(), v.model(), v.plate(), v.colour(), v.capacity()))
                .orElse(null);
        Position position = ride.state().hasCaptainOnIt()
                ? positions.of(captainId).map(CaptainPosition::position).orElse(null)
                : null;
        return new RideView.Captain(
                captainId, account.name(), account.rating(), vehicle, position, eta(ride, position));
    }

    /** To the pickup while the captain comes, to the destination on the way; nothing to wait for at the pickup. */
    private @Nullable Integer eta(Ride ride, @Nullable Position from) {
        if (from == null) {
            return null;
        }
        Position to =
                switch (ride.state()) {
                    case ACCEPTED -> ride.trip().pickup().position();
                    case STARTED -> ride.trip().destination().position();
                    default -> null;
                };
        return to == null ? null : roads.eta(from, to).map(Long::intValue).orElse(null);
    }

    private RideView.@Nullable Rider rider(Ride ride) {
        return directory
                .find(ride.riderId())
                .map(account -> new RideView.Rider(account.name(), account.rating()))
                .orElse(null);
    }

    private static Fare fare(Ride ride) {
        try {
            return ApiJson.MAPPER.readValue(ride.fare(), Fare.class);
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
