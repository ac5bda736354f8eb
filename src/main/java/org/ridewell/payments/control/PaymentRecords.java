package org.ridewell.payments.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ridewell.payments.entity.AuthorisationDeclined;
import org.ridewell.payments.entity.BookingAbandoned;
import org.ridewell.payments.entity.GatewayAnswer;
import org.ridewell.payments.entity.GatewayAnswer.Result;
import org.ridewell.payments.entity.GatewayCall;
import org.ridewell.payments.entity.GatewayCall.Kind;
import org.ridewell.payments.entity.LedgerKind;
import org.ridewell.payments.entity.PaymentFellDue;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.Posting;
import org.ridewell.payments.entity.RidePayment;

/** What follows from the gateway's answers, each in one transaction with the closing of its call: it follows once. */
@ApplicationScoped
@Transactional
public class PaymentRecords {

    /** A booking that stood still so long is dead: no client waits, and its retry would have come. */
    private static final int ABANDONED_AFTER_SECONDS = 120;

    private static final Set<Kind> MAY_STAY_UNKNOWN = EnumSet.of(Kind.AUTHORISE, Kind.CAPTURE, Kind.PAY);

    @Inject
    private Payments payments;

    @Inject
    private GatewayCalls calls;

    @Inject
    private Ledger ledger;

    @Inject
    private Wallets wallets;

    @Inject
    private Event<AuthorisationDeclined> authorisationDeclined;

    @Inject
    private Event<BookingAbandoned> bookingAbandoned;

    @Inject
    private Event<PaymentFellDue> fellDue;

    public boolean take(String key) {
        return calls.take(key);
    }

    public List<GatewayCalls.Stored> due(int limit) {
        return calls.due(limit);
    }

    public List<GatewayCalls.Stored> openOf(String rideId) {
        return calls.openOf(rideId);
    }

    public Optional<GatewayCalls.Stored> find(String key) {
        return calls.find(key);
    }

    /** What a rider paid for what had stayed due, if so. */
    public Optional<GatewayCalls.Stored> paidLater(String rideId) {
        return calls.latest(Kind.PAY, rideId).filter(GatewayCalls.Stored::isApproved);
    }

    public PaymentState stateOf(String rideId) {
        return payments.get(rideId).state();
    }

    public void record(GatewayCall call, GatewayAnswer answer) {
        if (answer.result() == Result.UNKNOWN) {
            unknown(call);
            return;
        }
        if (!calls.close(call.key(), answer)) {
            return;
        }
        boolean approved = answer.result() == Result.APPROVED;
        switch (call.kind()) {
            case AUTHORISE -> authorised(ride(call), approved);
            case CAPTURE, PAY -> captured(call, approved);
            case VOID -> payments.move(ride(call), PaymentState.VOIDED, PaymentState.AUTHORISED, PaymentState.UNKNOWN);
            case REFUND -> {
                if (approved) {
                    payments.refunded(ride(call));
                    ledger.post(
                            ride(call), Posting.moved(LedgerKind.REFUND, Posting.REFUNDS, Posting.CARD, call.amount()));
                }
            }
            case TIP -> {
                String captainId = payments.get(ride(call)).captainId();
                if (approved && captainId != null) {
                    ledger.post(
                            ride(call),
                            Posting.moved(LedgerKind.TIP, Posting.CARD, Posting.captain(captainId), call.amount()));
                }
            }
            case TOP_UP -> {
                if (approved) {
                    wallets.give(call.accountId(), call.amount());
                    ledger.post(
                            null,
                            Posting.moved(
                                    LedgerKind.TOP_UP, Posting.CARD, Posting.wallet(call.accountId()), call.amount()));
                }
            }
        }
    }

    /** Not needed any more, because what it builds on was declined. */
    public void drop(GatewayCall call) {
        if (!calls.drop(call.key())) {
            return;
        }
        if (call.kind() == Kind.VOID) {
            payments.move(ride(call), PaymentState.VOIDED, PaymentState.AUTHORISED, PaymentState.UNKNOWN);
        }
        if (call.kind() == Kind.CAPTURE) {
            fellDue(call);
        }
    }

    /** Gives up bookings whose process died and that nobody retried; what they authorised is voided. */
    public List<String> abandon() {
        List<String> rides = payments.abandoned(ABANDONED_AFTER_SECONDS, 20);
        for (String rideId : rides) {
            payments.move(rideId, PaymentState.ABANDONED, PaymentState.INTENT);
            RidePayment payment = payments.get(rideId);
            calls.open(
                    new GatewayCall(
                            GatewayCall.key(Kind.VOID, rideId),
                            Kind.VOID,
                            rideId,
                            payment.riderId(),
                            null,
                            payment.amount(),
                            null),
                    0);
            calls.dueIn(GatewayCall.key(Kind.AUTHORISE, rideId), 0);
            bookingAbandoned.fire(new BookingAbandoned(rideId));
        }
        return rides;
    }

    private void unknown(GatewayCall call) {
        if (call.rideId() != null && MAY_STAY_UNKNOWN.contains(call.kind())) {
            payments.move(call.rideId(), PaymentState.UNKNOWN, PaymentState.AUTHORISED, PaymentState.DUE);
        }
    }

    /** While the booking is under way it says itself what follows; this is for one that went on without an answer. */
    private void authorised(String rideId, boolean approved) {
        boolean owed = calls.find(GatewayCall.key(Kind.CAPTURE, rideId)).isPresent();
        if (approved) {
            payments.move(rideId, owed ? PaymentState.DUE : PaymentState.AUTHORISED, PaymentState.UNKNOWN);
            return;
        }
        boolean wasUnknown = payments.move(
                rideId, owed ? PaymentState.DUE : PaymentState.FAILED, PaymentState.UNKNOWN, PaymentState.DUE);
        if (wasUnknown && !owed) {
            authorisationDeclined.fire(new AuthorisationDeclined(rideId));
        }
    }

    private void captured(GatewayCall call, boolean approved) {
        RidePayment payment = payments.get(ride(call));
        if (!approved) {
            payments.move(payment.rideId(), PaymentState.DUE, PaymentState.UNKNOWN, PaymentState.AUTHORISED);
            if (call.kind() == Kind.CAPTURE) {
                fellDue(call);
            }
            return;
        }
        payments.captured(payment.rideId(), call.amount());
        ledger.post(
                payment.rideId(),
                Posting.moved(LedgerKind.PAYMENT, Posting.CARD, Posting.rider(payment.riderId()), call.amount()));
    }

    private void fellDue(GatewayCall call) {
        fellDue.fire(new PaymentFellDue(ride(call), call.accountId(), call.amount()));
    }

    private static String ride(GatewayCall call) {
        if (call.rideId() == null) {
            throw new IllegalStateException(call + " belongs to no ride");
        }
        return call.rideId();
    }
}
