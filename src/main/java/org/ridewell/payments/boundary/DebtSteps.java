package org.ridewell.payments.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.ridewell.identity.entity.Id;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.control.GatewayCalls;
import org.ridewell.payments.control.Ledger;
import org.ridewell.payments.control.Payments;
import org.ridewell.payments.control.Wallets;
import org.ridewell.payments.entity.GatewayCall;
import org.ridewell.payments.entity.GatewayCall.Kind;
import org.ridewell.payments.entity.LedgerKind;
import org.ridewell.payments.entity.Means;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.payments.entity.Posting;
import org.ridewell.payments.entity.RidePayment;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** What is written when a rider pays what stayed due. The payment's row is held, so that two attempts are made one after the other. */
@ApplicationScoped
@Transactional
class DebtSteps {

    @Inject
    private Payments payments;

    @Inject
    private GatewayCalls calls;

    @Inject
    private Ledger ledger;

    @Inject
    private Wallets wallets;

    @Inject
    private Clock clock;

    /** Paid before, or being asked for: nothing is written. */
    Outcome<PaymentState> pay(String rideId, String riderId, Means means) {
        payments.lock(rideId);
        RidePayment payment = payments.find(rideId, riderId).orElse(null);
        if (payment == null) {
            return Outcome.refused(Refusal.notFound("ride"));
        }
        boolean isPaid = payment.state() == PaymentState.CAPTURED || payment.state() == PaymentState.REFUNDED;
        if (isPaid
                || payment.state() == PaymentState.UNKNOWN
                || !calls.openOf(rideId).isEmpty()) {
            return Outcome.done(payment.state());
        }
        if (payment.state() != PaymentState.DUE) {
            return Outcome.refused(
                    Refusal.conflict("not-due", "There is nothing to pay.").with("currentState", payment.state()));
        }
        Money owed = ledger.owed(rideId, riderId);
        return means.type() == PaymentType.CARD ? byCard(payment, means, owed) : fromWallet(payment, means, owed);
    }

    /** Each attempt has a key of its own: a declined one stays declined. */
    private Outcome<PaymentState> byCard(RidePayment payment, Means means, Money owed) {
        payments.means(payment.rideId(), means);
        calls.open(
                new GatewayCall(
                        GatewayCall.key(Kind.PAY, Id.next(clock)),
                        Kind.PAY,
                        payment.rideId(),
                        payment.riderId(),
                        means.token(),
                        owed,
                        null),
                GatewayCalls.LEFT_TO_REQUEST_SECONDS);
        return Outcome.done(payment.state());
    }

    private Outcome<PaymentState> fromWallet(RidePayment payment, Means means, Money owed) {
        if (!wallets.take(payment.riderId(), owed)) {
            return Outcome.refused(MoneySteps.declined("There is not enough money in the wallet."));
        }
        payments.means(payment.rideId(), means);
        payments.captured(payment.rideId(), owed);
        ledger.post(
                payment.rideId(),
                Posting.moved(
                        LedgerKind.PAYMENT, Posting.wallet(payment.riderId()), Posting.rider(payment.riderId()), owed));
        return Outcome.done(PaymentState.CAPTURED);
    }
}
