package org.ridewell.riding.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.boundary.PaymentView;
import org.ridewell.payments.boundary.PaymentViews;
import org.ridewell.payments.boundary.RefundsAndTips;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;
import org.ridewell.rides.entity.RideState;

/** How a ride was paid, and the tip on top: once, from the same card or wallet. Who pays in cash hands it over. */
@Named("tipPage")
@RequestScoped
public class TipPage {

    private static final List<Long> USUAL = List.of(100L, 200L, 500L);

    @Inject
    private RefundsAndTips tips;

    @Inject
    private PaymentViews payments;

    @Inject
    private RideViews rides;

    @Inject
    private Caller caller;

    private @Nullable String own;
    private @Nullable String readOf;
    private @Nullable PaymentView payment;
    private boolean asked;

    /** Null for a ride without one, and for a ride of somebody else. */
    public @Nullable PaymentView of(String rideId) {
        if (!rideId.equals(readOf)) {
            readOf = rideId;
            payment = rides.find(rideId, caller.accountId())
                    .flatMap(mine -> paid(rideId))
                    .<@Nullable PaymentView>fold(found -> found, refusal -> null);
        }
        return payment;
    }

    /** In this order: what is answered between the two is paid, and not taken for owed. */
    private Outcome<PaymentView> paid(String rideId) {
        asked = payments.isBeingAsked(rideId);
        return payments.of(rideId);
    }

    /** Whether it is not known yet if the ride is paid. */
    public boolean isBeingAsked(String rideId) {
        PaymentView paid = of(rideId);
        return asked && paid != null && paid.state() != PaymentState.CAPTURED;
    }

    public boolean isOpen(RideView ride) {
        PaymentView paid = of(ride.id());
        return ride.state() == RideState.COMPLETED
                && paid != null
                && paid.tip() == null
                && paid.type() != PaymentType.CASH
                && paid.state() == PaymentState.CAPTURED;
    }

    public List<Money> getUsual() {
        return USUAL.stream().map(Money::euros).toList();
    }

    public void give(String rideId, long cents) {
        readOf = null;
        tips.tip(rideId, caller.accountId(), Money.euros(cents))
                .fold(
                        paid -> {
                            Notices.done("tip.given");
                            return true;
                        },
                        this::refused);
    }

    /** An amount of one's own, as people write it: 3, 3.50 or 3,50. */
    public void giveOwn(String rideId) {
        String typed = own == null
                ? ""
                : own.strip().replace(',', '.').replace("€", "").strip();
        if (!typed.matches("\\d{1,3}(\\.\\d{1,2})?")) {
            refused(Refusal.invalid("ownTip", "must be 0.50 to 100.00 EUR"));
            return;
        }
        give(rideId, new BigDecimal(typed).movePointRight(2).longValueExact());
    }

    private boolean refused(Refusal refusal) {
        // the facade speaks of the amount, this page's field is named for the tip
        Notices.refused(refusal.renamed("amount", "ownTip"));
        return false;
    }

    public @Nullable String getOwn() {
        return own;
    }

    public void setOwn(@Nullable String own) {
        this.own = own;
    }
}
