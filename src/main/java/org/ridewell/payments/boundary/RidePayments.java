package org.ridewell.payments.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.control.GatewayCalls;
import org.ridewell.payments.control.GuardedGateway;
import org.ridewell.payments.control.Ledger;
import org.ridewell.payments.control.PaymentMethods;
import org.ridewell.payments.control.Payments;
import org.ridewell.payments.control.Settlement;
import org.ridewell.payments.control.Wallets;
import org.ridewell.payments.entity.Bill;
import org.ridewell.payments.entity.GatewayAnswer;
import org.ridewell.payments.entity.GatewayCall;
import org.ridewell.payments.entity.GatewayCall.Kind;
import org.ridewell.payments.entity.LedgerKind;
import org.ridewell.payments.entity.Means;
import org.ridewell.payments.entity.PaymentFellDue;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.payments.entity.Posting;
import org.ridewell.payments.entity.RidePayment;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/**
 * The money of a ride, as its steps need it. What belongs to a step is written in the step's transaction; the gateway is called by {@link #authorise}
 * and {@link #settle} only, which run outside of any.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RidePayments {

    /** The booking asks itself; the job takes an authorisation up only when that booking is long dead. */
    private static final int LEFT_TO_BOOKING_SECONDS = 150;

    @Inject
    private Payments payments;

    @Inject
    private PaymentMethods methods;

    @Inject
    private GatewayCalls calls;

    @Inject
    private GuardedGateway gateway;

    @Inject
    private Settlement settlement;

    @Inject
    private Ledger ledger;

    @Inject
    private Wallets wallets;

    @Inject
    private Event<PaymentFellDue> fellDue;

    /** The card behind a token or a kept method; refused when there is none. */
    @Transactional(TxType.REQUIRED)
    public Outcome<Means> means(String riderId, PaymentMethod method) {
        if (method.type() != PaymentType.CARD) {
            return method.token() == null
                    ? Outcome.done(new Means(method.type(), null, null))
                    : Outcome.refused(Refusal.invalid("paymentMethod.token", "belongs to a CARD only"));
        }
        if (method.token() == null) {
            return Outcome.refused(Refusal.invalid("paymentMethod.token", "is needed for a CARD"));
        }
        String token = methods.token(riderId, method.token()).orElse(method.token());
        return gateway.label(token)
                .map(label -> Outcome.done(new Means(PaymentType.CARD, token, label)))
                .orElseGet(() -> Outcome.refused(Refusal.invalid("paymentMethod.token", "is not a known card")));
    }

    /** Empty when the ride's booking never came so far. */
    @Transactional(TxType.REQUIRED)
    public Optional<PaymentState> stateOf(String rideId) {
        return payments.find(rideId).map(RidePayment::state);
    }

    /** Writes down that a card is going to be asked, before it is. A booking that goes on after a crash finds it written. */
    public void intend(String rideId, String riderId, Means means, Bill bill) {
        if (payments.find(rideId).isPresent()) {
            payments.touch(rideId);
            return;
        }
        payments.insert(rideId, riderId, means, bill, PaymentState.INTENT);
        calls.open(
                new GatewayCall(
                        GatewayCall.key(Kind.AUTHORISE, rideId),
                        Kind.AUTHORISE,
                        rideId,
                        riderId,
                        means.token(),
                        bill.total(),
                        null),
                LEFT_TO_BOOKING_SECONDS);
    }

    /** Asks the gateway; nothing is recorded. */
    @Transactional(TxType.NOT_SUPPORTED)
    public GatewayAnswer authorise(String rideId) {
        return settlement.ask(GatewayCall.key(Kind.AUTHORISE, rideId));
    }

    /** The card's answer, in the transaction that writes the ride. False when the booking was given up meanwhile. */
    public boolean confirm(String rideId, GatewayAnswer answer) {
        boolean known = answer.result() != GatewayAnswer.Result.UNKNOWN;
        String key = GatewayCall.key(Kind.AUTHORISE, rideId);
        if (!payments.move(rideId, known ? PaymentState.AUTHORISED : PaymentState.UNKNOWN, PaymentState.INTENT)) {
            return false;
        }
        if (known) {
            calls.close(key, answer);
        } else {
            calls.dueIn(key, 1);
        }
        return true;
    }

    /** The card was declined: there will be no ride. */
    public boolean decline(String rideId, GatewayAnswer answer) {
        calls.close(GatewayCall.key(Kind.AUTHORISE, rideId), answer);
        return payments.move(rideId, PaymentState.FAILED, PaymentState.INTENT);
    }

    /** The card said yes or nothing, but there will be no ride after all: gives back what it holds. */
    public void undo(String rideId, GatewayAnswer answer) {
        if (confirm(rideId, answer)) {
            release(rideId);
        }
    }

    /** Wallet and cash need no gateway: false when the wallet has not enough. */
    public boolean reserve(String rideId, String riderId, Means means, Bill bill) {
        if (means.type() == PaymentType.WALLET && !wallets.take(riderId, bill.total())) {
            return false;
        }
        payments.insert(rideId, riderId, means, bill, PaymentState.AUTHORISED);
        if (means.type() == PaymentType.WALLET) {
            ledger.post(
                    rideId,
                    Posting.moved(LedgerKind.HOLD, Posting.wallet(riderId), Posting.hold(riderId), bill.total()));
        }
        return true;
    }

    /** The ride was driven: its fare is owed and earned, and a card is to be captured. */
    public void earn(String rideId, String captainId) {
        RidePayment payment = payments.get(rideId);
        charge(payment, captainId, payment.bill(), LedgerKind.FARE);
    }

    /** The ride was cancelled for a fee, its tax included. */
    public void charge(String rideId, String captainId, Money fee) {
        charge(payments.get(rideId), captainId, Bill.inclusive(fee), LedgerKind.CANCELLATION_FEE);
    }

    /** The ride ended without anything to pay. */
    public void release(String rideId) {
        RidePayment payment = payments.get(rideId);
        switch (payment.means().type()) {
            case CARD -> open(payment, Kind.VOID, payment.amount());
            case WALLET -> {
                giveBack(payment, payment.amount());
                payments.move(rideId, PaymentState.VOIDED, PaymentState.AUTHORISED);
            }
            case CASH -> payments.move(rideId, PaymentState.VOIDED, PaymentState.AUTHORISED);
        }
    }

    /** Asks the gateway now for what the ride's last step left open; what it does not answer, a job asks again. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void settle(String rideId) {
        settlement.settle(rideId);
    }

    private void charge(RidePayment payment, String captainId, Bill bill, LedgerKind kind) {
        String rideId = payment.rideId();
        payments.captain(rideId, captainId);
        ledger.post(rideId, Posting.earned(kind, bill, payment.riderId(), captainId));
        Money total = bill.total();
        switch (payment.means().type()) {
            case CARD -> {
                payments.move(
                        rideId, PaymentState.DUE, PaymentState.AUTHORISED, PaymentState.UNKNOWN, PaymentState.FAILED);
                open(payment, Kind.CAPTURE, total);
            }
            case WALLET -> {
                pay(payment, Posting.hold(payment.riderId()), total);
                giveBack(payment, payment.amount().minus(total));
            }
            case CASH -> {
                if (kind == LedgerKind.FARE) {
                    pay(payment, Posting.cash(captainId), total);
                } else {
                    // nobody hands over notes for a ride that was not driven
                    payments.amount(rideId, total);
                    payments.move(rideId, PaymentState.DUE, PaymentState.AUTHORISED);
                    fellDue.fire(new PaymentFellDue(rideId, payment.riderId(), total));
                }
            }
        }
    }

    private void pay(RidePayment payment, String from, Money amount) {
        payments.captured(payment.rideId(), amount);
        ledger.post(
                payment.rideId(), Posting.moved(LedgerKind.PAYMENT, from, Posting.rider(payment.riderId()), amount));
    }

    private void giveBack(RidePayment payment, Money amount) {
        if (amount.amount() == 0) {
            return;
        }
        String riderId = payment.riderId();
        wallets.give(riderId, amount);
        ledger.post(
                payment.rideId(),
                Posting.moved(LedgerKind.RELEASE, Posting.hold(riderId), Posting.wallet(riderId), amount));
    }

    private void open(RidePayment payment, Kind kind, Money amount) {
        calls.open(
                new GatewayCall(
                        GatewayCall.key(kind, payment.rideId()),
                        kind,
                        payment.rideId(),
                        payment.riderId(),
                        null,
                        amount,
                        null),
                // the step that wrote it asks right after its commit; the job only if that did not come to it
                10);
    }
}
