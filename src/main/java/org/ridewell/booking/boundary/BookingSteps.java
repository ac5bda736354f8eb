package org.ridewell.booking.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.ridewell.accounts.boundary.AccountDirectory;
import org.ridewell.idempotency.boundary.Idempotency;
import org.ridewell.idempotency.entity.Claim;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.identity.entity.Id;
import org.ridewell.payments.boundary.RidePayments;
import org.ridewell.payments.entity.GatewayAnswer;
import org.ridewell.payments.entity.Means;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.pricing.boundary.QuoteRedemption;
import org.ridewell.pricing.boundary.QuoteRedemption.Agreed;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.rides.boundary.RideOpening;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.entity.RideBill;

/**
 * The transactions of a booking. With a card there are two, and the gateway is asked between them: {@link #begin} writes down what is going to
 * happen, {@link #finish} writes the ride with the first answer to its idempotency key. Without a card both are one.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class BookingSteps {

    /** Longer than the gateway's time-out with its retries: a second request waits no longer than this for a dead first. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    @Inject
    private Idempotency idempotency;

    @Inject
    private QuoteRedemption quotes;

    @Inject
    private RidePayments payments;

    @Inject
    private RideOpening opening;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private Clock clock;

    @jakarta.annotation.Resource
    private TransactionSynchronizationRegistry transaction;

    /** What {@link #begin} came to: the answer, or a card that is to be asked. */
    sealed interface Begun {
        record Finished(Outcome<RideView> answer) implements Begun {}

        record AskCard(String rideId, Means means) implements Begun {}
    }

    /** The claim comes first: what was answered once is answered so again, whatever became of the card or the quote. */
    Begun begin(String riderId, IdempotencyKey key, BookingRequest request) {
        Claim claim = idempotency.claim(riderId, key, Id.next(clock), LEASE);
        if (claim instanceof Claim.Denied denied) {
            return new Begun.Finished(Outcome.refused(denied.refusal()));
        }
        if (claim instanceof Claim.Answered answered) {
            return new Begun.Finished(firstAnswer(answered));
        }
        String rideId = going(riderId, key, ((Claim.Granted) claim).subject());
        return accounts.hold(riderId)
                .flatMap(held -> payments.means(riderId, request.paymentMethod()))
                .fold(means -> begin(riderId, key, request, means, rideId), this::refused);
    }

    /** The id that an earlier attempt chose, unless that one was given up. */
    private String going(String riderId, IdempotencyKey key, String chosen) {
        if (payments.stateOf(chosen)
                .filter(state -> state == PaymentState.ABANDONED)
                .isEmpty()) {
            return chosen;
        }
        String next = Id.next(clock);
        idempotency.reassign(riderId, key, next);
        return next;
    }

    private Begun begin(String riderId, IdempotencyKey key, BookingRequest request, Means means, String rideId) {
        Refusal active = opening.activeRide(riderId).orElse(null);
        if (active != null) {
            return refused(active);
        }
        return quotes.redeem(request.quoteId(), riderId, request.product(), rideId)
                .fold(agreed -> begin(riderId, key, request, means, rideId, agreed), this::refused);
    }

    private Begun begin(
            String riderId, IdempotencyKey key, BookingRequest request, Means means, String rideId, Agreed agreed) {
        var bill = RideBill.of(agreed.fare());
        if (means.type() == PaymentType.CARD) {
            payments.intend(rideId, riderId, means, bill);
            return new Begun.AskCard(rideId, means);
        }
        if (!payments.reserve(rideId, riderId, means, bill)) {
            return new Begun.Finished(
                    declined(riderId, key, rideId, refusal("There is not enough money in the wallet.")));
        }
        return open(rideId, riderId, key, request, means, agreed)
                .<Begun>map(view -> new Begun.Finished(Outcome.done(view)))
                .orElseGet(() -> refused(activeRide(riderId)));
    }

    /** The card said yes, or nothing: then the ride goes on, and the card is asked later. */
    Outcome<RideView> finish(
            String riderId,
            IdempotencyKey key,
            BookingRequest request,
            Means means,
            String rideId,
            GatewayAnswer answer) {
        Agreed agreed = quotes.redeem(request.quoteId(), riderId, request.product(), rideId)
                .fold(found -> found, refusal -> null);
        if (agreed == null || !payments.confirm(rideId, answer)) {
            // another attempt under the same key was faster, or the job gave this one up
            return rolledBack(
                    Refusal.conflict("request-in-progress", "Another attempt finished this booking: ask again."));
        }
        return open(rideId, riderId, key, request, means, agreed)
                .map(Outcome::done)
                .orElseGet(() -> rolledBack(activeRide(riderId)));
    }

    /** The card said no. */
    Outcome<RideView> decline(String riderId, IdempotencyKey key, String rideId, GatewayAnswer answer) {
        Refusal refusal = refusal("The card was declined.").with("reason", String.valueOf(answer.reason()));
        return payments.decline(rideId, answer) ? declined(riderId, key, rideId, refusal) : Outcome.refused(refusal);
    }

    /** The refusal is the first answer; the quote may be booked by other means. */
    private Outcome<RideView> declined(String riderId, IdempotencyKey key, String rideId, Refusal refusal) {
        quotes.release(rideId);
        idempotency.answer(riderId, key, refusal.status(), ApiJson.text(refusal));
        return Outcome.refused(refusal);
    }

    private static Refusal refusal(String detail) {
        return Refusal.of(402, "payment-declined", "The payment was declined", detail);
    }

    /** There is a ride already, since the card was asked: gives back what it holds. */
    void undo(String riderId, IdempotencyKey key, String rideId, GatewayAnswer answer) {
        payments.undo(rideId, answer);
        quotes.release(rideId);
        idempotency.release(riderId, key);
    }

    /** Empty when the rider has an active ride; else the first answer of the key is stored with the ride. */
    private Optional<RideView> open(
            String rideId, String riderId, IdempotencyKey key, BookingRequest request, Means means, Agreed agreed) {
        Optional<RideView> opened = opening.open(
                new RideOpening.Booked(rideId, riderId, request.product(), request.quoteId(), agreed, means));
        opened.ifPresent(view -> {
            if (!idempotency.answer(riderId, key, 201, ApiJson.text(view))) {
                throw new IllegalStateException("answered twice: " + rideId);
            }
        });
        return opened;
    }

    private Refusal activeRide(String riderId) {
        return opening.activeRide(riderId)
                .orElseGet(() -> Refusal.conflict("active-ride", "There was an active ride a moment ago: try again."));
    }

    private Begun refused(Refusal refusal) {
        return new Begun.Finished(rolledBack(refusal));
    }

    private Outcome<RideView> rolledBack(Refusal refusal) {
        transaction.setRollbackOnly();
        return Outcome.refused(refusal);
    }

    private static Outcome<RideView> firstAnswer(Claim.Answered answered) {
        try {
            return answered.status() < 400
                    ? Outcome.done(ApiJson.MAPPER.readValue(answered.json(), RideView.class))
                    : Outcome.refused(ApiJson.MAPPER.readValue(answered.json(), Refusal.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer cannot be read", e);
        }
    }
}
