package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ridewell.accounts.entity.Product;
import org.ridewell.payments.entity.Means;
import org.ridewell.pricing.boundary.QuoteRedemption.Agreed;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.rides.control.Rides;
import org.ridewell.rides.control.StartCodes;
import org.ridewell.rides.entity.NewRide;
import org.ridewell.rides.entity.Party;
import org.ridewell.rides.entity.Ride;
import org.ridewell.rides.entity.RideState;

/** Writes the ride of a booking, in the booking's transaction: one active ride for a rider. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RideOpening {

    @Inject
    private Rides rides;

    @Inject
    private RideDescriptions descriptions;

    @Inject
    private RideNews news;

    @Inject
    private StartCodes startCodes;

    @Inject
    private Clock clock;

    /** {@code RIDEWELL_REQUEST_PATIENCE}: how long a captain is looked for, ISO-8601, three minutes unless told. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_REQUEST_PATIENCE", defaultValue = "PT3M")
    private Duration patience;

    /** What was booked, with what it is paid. */
    public record Booked(String rideId, String riderId, Product product, String quoteId, Agreed agreed, Means means) {}

    /** Why the rider may not book: there is a ride already. */
    public Optional<Refusal> activeRide(String riderId) {
        return rides.activeAsRider(riderId).map(ride -> RideSteps.activeRide(ride.id()));
    }

    /** The ride, which looks for a captain now; empty when the rider has an active one, and nothing is written then. */
    public Optional<RideView> open(Booked booked) {
        Instant now = clock.instant();
        if (!rides.insert(row(booked, now))) {
            return Optional.empty();
        }
        String rideId = booked.rideId();
        rides.record(rideId, null, RideState.REQUESTED, now, Party.RIDER, booked.riderId());
        Ride ride = rides.find(rideId).orElseThrow(() -> new IllegalStateException("just written: " + rideId));
        news.tell(ride, now);
        return Optional.of(descriptions.forAccount(ride, booked.riderId()));
    }

    private NewRide row(Booked booked, Instant now) {
        String rideId = booked.rideId();
        return new NewRide(
                rideId,
                booked.riderId(),
                booked.product(),
                booked.quoteId(),
                booked.agreed().trip(),
                ApiJson.text(booked.agreed().fare()),
                booked.agreed().fare().total(),
                booked.means().type().name(),
                booked.means().label(),
                startCodes.code().hash(rideId, startCodes.code().of(rideId)),
                now,
                now.plus(patience));
    }
}
