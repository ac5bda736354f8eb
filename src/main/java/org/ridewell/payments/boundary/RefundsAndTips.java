package org.ridewell.payments.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.control.Settlement;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** What is paid after a ride: back to the rider, on top to the captain, or what stayed due. Each happens once for a ride, however often it is asked for. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
public class RefundsAndTips {

    private static final long LEAST_TIP = 50;
    private static final long LARGEST_TIP = 10_000;

    @Inject
    private MoneySteps steps;

    @Inject
    private DebtSteps debts;

    @Inject
    private RidePayments payments;

    @Inject
    private Settlement settlement;

    @Inject
    private PaymentViews views;

    /** All that was captured; operations decide on it. */
    public Outcome<PaymentView> refund(String rideId) {
        return steps.refund(rideId).flatMap(state -> {
            settlement.settle(rideId);
            return views.of(rideId);
        });
    }

    /** 402 when the card or the wallet says no. */
    public Outcome<PaymentView> tip(String rideId, String riderId, Money tip) {
        if (!tip.currency().equals(Money.EUR) || tip.amount() < LEAST_TIP || tip.amount() > LARGEST_TIP) {
            return Outcome.refused(Refusal.invalid("amount", "must be 0.50 to 100.00 EUR"));
        }
        return steps.tip(rideId, riderId, tip).flatMap(taken -> {
            settlement.settle(rideId);
            return isDeclined(rideId)
                    ? Outcome.refused(MoneySteps.declined("The card was declined."))
                    : views.of(rideId);
        });
    }

    /** What stayed due is paid with another card or from the wallet; 402 when that says no as well. */
    public Outcome<PaymentView> pay(String rideId, String riderId, PaymentMethod method) {
        if (method.type() == PaymentType.CASH) {
            return Outcome.refused(Refusal.invalid("paymentMethod.type", "must be CARD or WALLET"));
        }
        return payments.means(riderId, method)
                .flatMap(means -> debts.pay(rideId, riderId, means))
                .flatMap(state -> {
                    settlement.settle(rideId);
                    return views.of(rideId);
                })
                .flatMap(view -> view.state() == PaymentState.DUE
                        ? Outcome.refused(MoneySteps.declined("The card was declined."))
                        : Outcome.done(view));
    }

    private boolean isDeclined(String rideId) {
        return views.tip(rideId)
                .filter(call -> !call.isOpen() && !call.isApproved())
                .isPresent();
    }
}
