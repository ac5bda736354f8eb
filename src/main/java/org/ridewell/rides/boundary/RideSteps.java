package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ridewell.captains.boundary.CaptainShifts;
import org.ridewell.payments.boundary.RidePayments;
import org.ridewell.pricing.boundary.QuoteRedemption;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.rides.control.Rides;
import org.ridewell.rides.control.StartCodes;
import org.ridewell.rides.entity.CancellationFee;
import org.ridewell.rides.entity.CancellationRule;
import org.ridewell.rides.entity.Party;
import org.ridewell.rides.entity.Ride;
import org.ridewell.rides.entity.RideState;
import org.ridewell.rides.entity.StartCode;

/** One change of a ride a transaction: the guarded UPDATE, its row in the log, the money that it moves, the news about it. */
@ApplicationScoped
@Transactional
class RideSteps {

    @Inject
    private Rides rides;

    @Inject
    private RideDescriptions descriptions;

    @Inject
    private RideNews news;

    @Inject
    private RidePayments payments;

    @Inject
    private QuoteRedemption quotes;

    @Inject
    private StartCodes startCodes;

    @Inject
    private CaptainShifts shifts;

    @Inject
    private Clock clock;

    @jakarta.annotation.Resource
    private TransactionSynchronizationRegistry transaction;

    Outcome<RideView> accept(String rideId, String captainId) {
        Ride ride = rides.find(rideId).orElse(null);
        if (ride == null) {
            return Outcome.refused(Refusal.notFound("ride"));
        }
        Instant now = clock.instant();
        if (!rides.accept(rideId, captainId, now, descriptions.pickupDue(ride, captainId, now))) {
            Ride active = rides.activeOf(captainId).orElse(null);
            return Outcome.refused(active == null ? wrongState(reread(rideId)) : activeRide(active.id()));
        }
        return Outcome.done(changed(rideId, RideState.REQUESTED, RideState.ACCEPTED, now, Party.CAPTAIN, captainId));
    }

    Outcome<RideView> arrive(String rideId, String captainId) {
        return step(
                rideId, captainId, RideState.ACCEPTED, RideState.ARRIVED, now -> rides.arrive(rideId, captainId, now));
    }

    /** Each try is counted before it is compared, so that no race gives a sixth. */
    Outcome<RideView> start(String rideId, String captainId, String typed) {
        Ride ride = ofCaptain(rideId, captainId);
        if (ride == null) {
            return Outcome.refused(Refusal.notFound("ride"));
        }
        boolean right = startCodes.code().matches(rideId, typed, ride.startCodeHash());
        if (ride.state() != RideState.ARRIVED) {
            return ride.state() == RideState.STARTED && right
                    ? Outcome.done(descriptions.forAccount(ride, captainId))
                    : Outcome.refused(wrongState(ride));
        }
        if (!rides.tryStart(rideId, captainId, StartCode.TRIES)) {
            return Outcome.refused(noTry(ofCaptain(rideId, captainId)));
        }
        if (!right) {
            // refused, and the try that it cost stays written
            return Outcome.refused(wrongCode(StartCode.TRIES - reread(rideId).startTries()));
        }
        return step(
                rideId, captainId, RideState.ARRIVED, RideState.STARTED, now -> rides.start(rideId, captainId, now));
    }

    Outcome<RideView> complete(String rideId, String captainId) {
        return step(rideId, captainId, RideState.STARTED, RideState.COMPLETED, now -> {
            if (!rides.complete(rideId, captainId, now)) {
                return false;
            }
            payments.earn(rideId, captainId);
            return true;
        });
    }

    Outcome<RideView> cancel(String rideId, String accountId, String reason) {
        Ride ride = rides.find(rideId).filter(r -> r.isOf(accountId)).orElse(null);
        if (ride == null) {
            return Outcome.refused(Refusal.notFound("ride"));
        }
        Party by = ride.sideOf(accountId);
        if (ride.state() == RideState.CANCELLED && ride.cancelledBy() == by) {
            return Outcome.done(descriptions.forAccount(ride, accountId));
        }
        return cancel(ride, by, accountId, reason);
    }

    /** What a cancellation at this moment would cost. */
    Outcome<CancellationFee> preview(String rideId, String accountId) {
        Ride ride = rides.find(rideId).filter(r -> r.isOf(accountId)).orElse(null);
        if (ride == null) {
            return Outcome.refused(Refusal.notFound("ride"));
        }
        if (!ride.state().mayBecome(RideState.CANCELLED)) {
            return Outcome.refused(wrongState(ride));
        }
        Party by = ride.sideOf(accountId);
        String reason = by == Party.CAPTAIN ? CancellationRule.NO_SHOW_REASON : "";
        return Outcome.done(fee(ride, by, reason, clock.instant()));
    }

    /** Its payment was declined after all: nobody drives for nothing. A ride that is under way goes on, and its fare falls due. */
    void cancelUnpaid(String rideId) {
        rides.find(rideId)
                .filter(ride -> ride.state().mayBecome(RideState.CANCELLED))
                .ifPresent(ride -> cancel(ride, Party.SYSTEM, null, "PAYMENT_FAILED"));
    }

    /** Ends requests that nobody took in time; any number of replicas may do so at once. */
    List<String> lapse(int most) {
        Instant now = clock.instant();
        List<String> ids = rides.lapsed(now, most);
        for (String id : ids) {
            if (rides.expire(id, now)) {
                payments.release(id);
                quotes.releasePromo(id);
                changed(id, RideState.REQUESTED, RideState.EXPIRED, now, Party.SYSTEM, null);
            }
        }
        return ids;
    }

    /**
     * The captain said nothing for {@code silence}: the ride looks for another one, and both are told. Nothing happens when the captain was
     * heard meanwhile, or the ride went on.
     */
    void replaceSilent(String rideId, String captainId, Duration silence, Duration patience) {
        Instant now = clock.instant();
        if (!rides.searchAgain(rideId, captainId, now.plus(patience))) {
            return;
        }
        if (!shifts.releaseSilent(captainId, rideId, silence)) {
            transaction.setRollbackOnly();
            return;
        }
        changed(rideId, RideState.ACCEPTED, RideState.REQUESTED, now, Party.SYSTEM, null);
        news.tellOfReplacement(reread(rideId), captainId);
    }

    private Outcome<RideView> cancel(Ride ride, Party by, @Nullable String accountId, String reason) {
        Instant now = clock.instant();
        if (!ride.state().mayBecome(RideState.CANCELLED)) {
            return Outcome.refused(wrongState(ride));
        }
        CancellationFee fee = fee(ride, by, reason, now);
        if (!rides.cancel(ride, by, reason, fee, now)) {
            Ride after = reread(ride.id());
            boolean isTaken = accountId != null && !after.isOf(accountId);
            return Outcome.refused(isTaken ? Refusal.notFound("ride") : wrongState(after));
        }
        String captainId = ride.captainId();
        if (captainId == null || fee.amount().amount() == 0) {
            payments.release(ride.id());
            quotes.releasePromo(ride.id());
        } else {
            payments.charge(ride.id(), captainId, fee.amount());
        }
        return Outcome.done(changed(ride.id(), ride.state(), RideState.CANCELLED, now, by, accountId));
    }

    private Outcome<RideView> step(
            String rideId, String captainId, RideState from, RideState to, Predicate<Instant> guarded) {
        Ride ride = ofCaptain(rideId, captainId);
        if (ride == null) {
            return Outcome.refused(Refusal.notFound("ride"));
        }
        Instant now = clock.instant();
        if (ride.state() == from && guarded.test(now)) {
            return Outcome.done(changed(rideId, from, to, now, Party.CAPTAIN, captainId));
        }
        Ride after = ofCaptain(rideId, captainId);
        if (after == null) {
            return Outcome.refused(Refusal.notFound("ride"));
        }
        return after.state() == to
                ? Outcome.done(descriptions.forAccount(after, captainId))
                : Outcome.refused(wrongState(after));
    }

    private RideView changed(
            String id, RideState from, RideState to, Instant at, Party by, @Nullable String accountId) {
        rides.record(id, from, to, at, by, accountId);
        Ride ride = reread(id);
        news.tell(ride, at);
        return descriptions.forAccount(ride, accountId == null ? ride.riderId() : accountId);
    }

    private CancellationFee fee(Ride ride, Party by, String reason, Instant at) {
        return CancellationRule.fee(new CancellationRule.Cancellation(by, reason, ride.timeline(), at), ride.total());
    }

    private @Nullable Ride ofCaptain(String rideId, String captainId) {
        return rides.find(rideId)
                .filter(ride -> captainId.equals(ride.captainId()))
                .orElse(null);
    }

    private Ride reread(String id) {
        return rides.find(id).orElseThrow(() -> new IllegalStateException("a ride is never deleted: " + id));
    }

    static Refusal activeRide(String id) {
        return Refusal.conflict("active-ride", "There is an active ride already.")
                .with("activeRide", id);
    }

    /** @param ride as it is now; null when it was taken from the captain meanwhile */
    private static Refusal noTry(@Nullable Ride ride) {
        if (ride == null) {
            return Refusal.notFound("ride");
        }
        return ride.state() == RideState.ARRIVED ? locked() : wrongState(ride);
    }

    private static Refusal wrongState(Ride ride) {
        return Refusal.conflict("wrong-state", "The ride is " + ride.state() + ".")
                .with("currentState", ride.state());
    }

    private static Refusal wrongCode(int left) {
        return Refusal.invalid("startCode", "is wrong").with("triesLeft", left);
    }

    private static Refusal locked() {
        return Refusal.conflict("start-locked", "Five wrong codes locked the start of this ride.")
                .with("currentState", RideState.ARRIVED);
    }
}
