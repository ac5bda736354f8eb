package org.ridewell.payments.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.ridewell.payments.control.GatewayCalls;
import org.ridewell.payments.control.Ledger;
import org.ridewell.payments.control.Payments;
import org.ridewell.payments.entity.GatewayCall;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.RidePayment;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** Reads a ride's payment. Whether the caller may see the ride is asked before. */
@ApplicationScoped
@Transactional
public class PaymentViews {

    @Inject
    private Payments payments;

    @Inject
    private Ledger ledger;

    @Inject
    private GatewayCalls calls;

    public Outcome<PaymentView> of(String rideId) {
        return payments.find(rideId)
                .map(payment -> Outcome.done(view(payment)))
                .orElseGet(() -> Outcome.refused(Refusal.notFound("ride")));
    }

    /** Whether the means of payment is being asked for what the rider owes: until it has answered there is nothing to pay otherwise. */
    public boolean isBeingAsked(String rideId) {
        PaymentState state = payments.find(rideId).map(RidePayment::state).orElse(null);
        return state == PaymentState.UNKNOWN || (state == PaymentState.DUE && !calls.openOf(rideId).isEmpty());
    }

    /** The last attempt to give a tip by card, if any. */
    Optional<GatewayCalls.Stored> tip(String rideId) {
        return calls.latest(GatewayCall.Kind.TIP, rideId);
    }

    private PaymentView view(RidePayment payment) {
        return new PaymentView(
                payment.state(),
                payment.means().type(),
                payment.amount(),
                payment.captured(),
                payment.refunded(),
                payment.state() == PaymentState.DUE ? ledger.owed(payment.rideId(), payment.riderId()) : null,
                ledger.tip(payment.rideId()).orElse(null),
                ledger.ofRide(payment.rideId()).stream()
                        .map(line -> new PaymentView.Line(line.account(), line.amount(), line.at()))
                        .toList());
    }
}
