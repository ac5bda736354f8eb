package org.ridewell.payments.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.AccountDirectory;
import org.ridewell.idempotency.boundary.Idempotency;
import org.ridewell.idempotency.entity.Claim;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.identity.entity.Id;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.control.GatewayCalls;
import org.ridewell.payments.control.Ledger;
import org.ridewell.payments.control.Payments;
import org.ridewell.payments.control.Wallets;
import org.ridewell.payments.entity.GatewayCall;
import org.ridewell.payments.entity.GatewayCall.Kind;
import org.ridewell.payments.entity.LedgerKind;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.payments.entity.Posting;
import org.ridewell.payments.entity.RidePayment;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** What refunds, tips and top-ups write before the gateway is asked, one transaction each. */
@ApplicationScoped
@Transactional
class MoneySteps {

    private static final Duration LEASE = Duration.ofSeconds(10);

    @Inject
    private Payments payments;

    @Inject
    private GatewayCalls calls;

    @Inject
    private Ledger ledger;

    @Inject
    private Wallets wallets;

    @Inject
    private RidePayments ridePayments;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private Idempotency idempotency;

    @Inject
    private Clock clock;

    @jakarta.annotation.Resource
    private TransactionSynchronizationRegistry transaction;

    /** Card money goes back to the card, all else into the wallet. Refunded before: nothing happens. */
    Outcome<PaymentState> refund(String rideId) {
        RidePayment payment = payments.find(rideId).orElse(null);
        if (payment == null) {
            return Outcome.refused(Refusal.notFound("ride"));
        }
        if (payment.state() == PaymentState.REFUNDED) {
            return Outcome.done(payment.state());
        }
        boolean paid =
                payment.state() == PaymentState.CAPTURED && payment.captured().amount() > 0;
        if (!paid) {
            return Outcome.refused(Refusal.conflict("not-captured", "There is nothing to give back.")
                    .with("currentState", payment.state()));
        }
        if (payment.means().type() == PaymentType.CARD) {
            open(Kind.REFUND, rideId, payment, payment.captured(), null);
        } else if (payments.move(rideId, PaymentState.REFUNDED, PaymentState.CAPTURED)) {
            payments.refunded(rideId);
            wallets.give(payment.riderId(), payment.captured());
            ledger.post(
                    rideId,
                    Posting.moved(
                            LedgerKind.REFUND, Posting.REFUNDS, Posting.wallet(payment.riderId()), payment.captured()));
        }
        return Outcome.done(PaymentState.REFUNDED);
    }

    /** All of it is the captain's. A second one is refused, the same one again is the first. */
    Outcome<Money> tip(String rideId, String riderId, Money tip) {
        payments.lock(rideId);
        RidePayment payment = payments.find(rideId, riderId).orElse(null);
        if (payment == null) {
            return Outcome.refused(Refusal.notFound("ride"));
        }
        String captainId = payment.captainId();
        if (captainId == null || payment.state() != PaymentState.CAPTURED) {
            return Outcome.refused(Refusal.conflict("not-paid", "A tip follows a ride that was driven and paid.")
                    .with("currentState", payment.state()));
        }
        return switch (payment.means().type()) {
            case CARD -> tipByCard(payment, tip);
            case WALLET -> tipFromWallet(payment, captainId, tip);
            case CASH ->
                Outcome.refused(Refusal.conflict("cash-tip", "Who pays in cash hands the tip to the captain."));
        };
    }

    /** Each attempt has a key of its own: a declined one stays declined, and the rider tries again. */
    private Outcome<Money> tipByCard(RidePayment payment, Money tip) {
        GatewayCalls.Stored before = calls.latest(Kind.TIP, payment.rideId())
                .filter(last -> last.isOpen() || last.isApproved())
                .orElse(null);
        if (before != null) {
            return before.call().amount().equals(tip) ? Outcome.done(tip) : Outcome.refused(tippedBefore());
        }
        open(Kind.TIP, Id.next(clock), payment, tip, payment.means().token());
        return Outcome.done(tip);
    }

    private Outcome<Money> tipFromWallet(RidePayment payment, String captainId, Money tip) {
        Money before = ledger.tip(payment.rideId()).orElse(null);
        if (before != null) {
            return before.equals(tip) ? Outcome.done(tip) : Outcome.refused(tippedBefore());
        }
        if (!wallets.take(payment.riderId(), tip)) {
            return Outcome.refused(declined("There is not enough money in the wallet."));
        }
        ledger.post(
                payment.rideId(),
                Posting.moved(LedgerKind.TIP, Posting.wallet(payment.riderId()), Posting.captain(captainId), tip));
        return Outcome.done(tip);
    }

    /** The claim of a top-up and the call that it is going to make; an attempt that goes on after a crash finds it written. */
    Claim topUp(String accountId, IdempotencyKey key, RiderWallet.TopUpRequest request) {
        Claim claim = idempotency.claim(accountId, key, Id.next(clock), LEASE);
        if (!(claim instanceof Claim.Granted granted)) {
            return claim;
        }
        String call = GatewayCall.key(Kind.TOP_UP, granted.subject());
        if (calls.find(call).isPresent()) {
            return claim;
        }
        return accounts.hold(accountId)
                .flatMap(held -> ridePayments.means(accountId, request.paymentMethod()))
                .<Claim>fold(
                        means -> {
                            calls.open(
                                    new GatewayCall(
                                            call, Kind.TOP_UP, null, accountId, means.token(), request.amount(), null),
                                    GatewayCalls.LEFT_TO_REQUEST_SECONDS);
                            return claim;
                        },
                        refusal -> {
                            idempotency.release(accountId, key);
                            return new Claim.Denied(refusal);
                        });
    }

    void answer(String accountId, IdempotencyKey key, int status, String json) {
        if (!idempotency.answer(accountId, key, status, json)) {
            transaction.setRollbackOnly();
        }
    }

    GatewayCalls.Stored call(Kind kind, String subject) {
        return calls.find(GatewayCall.key(kind, subject))
                .orElseThrow(() -> new IllegalStateException("not written: " + kind + " " + subject));
    }

    static Refusal declined(String detail) {
        return Refusal.of(402, "payment-declined", "The payment was declined", detail);
    }

    private static Refusal tippedBefore() {
        return Refusal.conflict("tipped-before", "This ride has a tip already.");
    }

    private void open(Kind kind, String subject, RidePayment payment, Money amount, @Nullable String token) {
        calls.open(
                new GatewayCall(
                        GatewayCall.key(kind, subject), kind, payment.rideId(), payment.riderId(), token, amount, null),
                GatewayCalls.LEFT_TO_REQUEST_SECONDS);
    }
}
