package org.ridewell.booking.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.booking.boundary.BookingSteps.Begun;
import org.ridewell.chaos.control.ChaosSwitches;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.payments.boundary.RidePayments;
import org.ridewell.payments.entity.GatewayAnswer;
import org.ridewell.payments.entity.Means;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.rides.boundary.RideView;

/** Books a ride from a quote: once for each idempotency key, one active ride for a rider, paid for before it is there. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
public class RideBooking {

    @Inject
    private BookingSteps steps;

    @Inject
    private RidePayments payments;

    @Inject
    private ChaosSwitches chaos;

    @Inject
    private MetricRegistry metrics;

    /**
     * Refused with 400 without a key, 402 when the payment is declined, 404 when the quote is not the rider's, 409 when the quote is expired or used or the
     * rider has an active ride ({@code activeRide}), 422 when the key was used with another request.
     *
     * @param idempotencyKey chosen by the client, the same for each retry
     */
    public Outcome<RideView> book(String riderId, @Nullable String idempotencyKey, BookingRequest request) {
        String result = "failed";
        try {
            Outcome<RideView> outcome = IdempotencyKey.of(idempotencyKey, "POST /rides", ApiJson.text(request))
                    .flatMap(key -> book(riderId, key, request));
            result = outcome.fold(ride -> "booked", refusal -> "refused");
            return outcome;
        } finally {
            metrics.counter("ridewell_bookings_total", new Tag("outcome", result))
                    .inc();
        }
    }

    private Outcome<RideView> book(String riderId, IdempotencyKey key, BookingRequest request) {
        if (chaos.failsThisBooking()) {
            throw new IllegalStateException("the chaos switch fails every third booking");
        }
        Begun begun = steps.begin(riderId, key, request);
        if (begun instanceof Begun.AskCard ask) {
            return withCard(riderId, key, request, ask.means(), ask.rideId());
        }
        return ((Begun.Finished) begun).answer();
    }

    private Outcome<RideView> withCard(
            String riderId, IdempotencyKey key, BookingRequest request, Means means, String rideId) {
        GatewayAnswer answer = payments.authorise(rideId);
        if (answer.result() == GatewayAnswer.Result.DECLINED) {
            return steps.decline(riderId, key, rideId, answer);
        }
        return steps.finish(riderId, key, request, means, rideId, answer).fold(Outcome::done, refusal -> {
            if (refusal.type().equals("active-ride")) {
                steps.undo(riderId, key, rideId, answer);
                payments.settle(rideId);
            }
            return Outcome.refused(refusal);
        });
    }
}
