package org.ridewell.payments.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.ridewell.payments.control.PaymentGateway.GatewayUnreachable;
import org.ridewell.payments.entity.GatewayAnswer;
import org.ridewell.payments.entity.GatewayAnswer.Result;
import org.ridewell.payments.entity.GatewayCall;
import org.ridewell.payments.entity.GatewayCall.Kind;
import org.ridewell.payments.entity.PaymentState;

/**
 * Talks to the gateway between two transactions: the call was written down in the first, the answer is in the second. A call that was tried
 * before is asked about first, and sent again, under the same key, only when the gateway never saw it.
 */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
public class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class.getName());

    @Inject
    private PaymentRecords records;

    @Inject
    private GuardedGateway gateway;

    @Inject
    private MetricRegistry metrics;

    /** Asks now what is open for the ride, as far as it goes. */
    public void settle(String rideId) {
        for (GatewayCalls.Stored open : records.openOf(rideId)) {
            if (settle(open) == Result.UNKNOWN) {
                return;
            }
        }
    }

    /** Asks about a call without recording the answer: whoever wrote it down does that. */
    public GatewayAnswer ask(String key) {
        GatewayCalls.Stored open =
                records.find(key).orElseThrow(() -> new IllegalStateException("not written: " + key));
        if (!open.isOpen()) {
            return open.isApproved()
                    ? GatewayAnswer.approved(String.valueOf(open.call().charge()))
                    : GatewayAnswer.declined("declined before");
        }
        // counted as a try, so that whoever comes next asks before it sends
        records.take(key);
        GatewayAnswer answer = answer(open, null);
        count(open.call().kind(), answer.result());
        return answer;
    }

    /** One call that stands open: the answer, or UNKNOWN when it has to wait. */
    public Result settle(GatewayCalls.Stored open) {
        GatewayCall call = open.call();
        GatewayCalls.Stored authorisation = basis(call).orElse(null);
        if (authorisation != null && authorisation.isOpen()) {
            return Result.UNKNOWN;
        }
        boolean baseless = authorisation != null && !authorisation.isApproved();
        if (baseless || isGivenUp(open)) {
            records.drop(call);
            return Result.DECLINED;
        }
        if (!records.take(call.key())) {
            return Result.UNKNOWN;
        }
        GatewayAnswer answer = answer(open, authorisation);
        records.record(call, answer);
        count(call.kind(), answer.result());
        return answer.result();
    }

    /** Takes up what a crash or a silent gateway left open. Any number of replicas may do so at once. */
    public void sweep() {
        records.abandon();
        for (GatewayCalls.Stored due : records.due(20)) {
            try {
                settle(due);
            } catch (RuntimeException e) {
                // one that cannot be settled must not keep the others waiting
                LOG.log(Level.WARNING, e, () -> "cannot settle " + due.call());
            }
        }
    }

    private GatewayAnswer answer(
            GatewayCalls.Stored open, GatewayCalls.@org.jspecify.annotations.Nullable Stored authorisation) {
        GatewayCall call = open.call();
        try {
            if (open.attempts() > 0) {
                Optional<GatewayAnswer> before = gateway.find(call.key());
                if (before.isPresent()) {
                    return before.get();
                }
            }
            return gateway.send(
                    authorisation == null ? call : call.on(authorisation.call().charge()));
        } catch (GatewayUnreachable e) {
            throw new IllegalStateException("the fallback answers instead", e);
        }
    }

    /** The charge that a call refers to: the authorisation, or what was paid when it had failed. */
    private Optional<GatewayCalls.Stored> basis(GatewayCall call) {
        String rideId = call.rideId();
        if (rideId == null) {
            return Optional.empty();
        }
        return switch (call.kind()) {
            case CAPTURE, VOID -> records.find(GatewayCall.key(Kind.AUTHORISE, rideId));
            case REFUND -> records.paidLater(rideId).or(() -> records.find(GatewayCall.key(Kind.AUTHORISE, rideId)));
            case AUTHORISE, TIP, TOP_UP, PAY -> Optional.empty();
        };
    }

    /** An authorisation for a booking that was given up, and that the gateway never saw, is not sent any more. */
    private boolean isGivenUp(GatewayCalls.Stored open) {
        GatewayCall call = open.call();
        if (call.kind() != Kind.AUTHORISE
                || call.rideId() == null
                || records.stateOf(call.rideId()) != PaymentState.ABANDONED) {
            return false;
        }
        try {
            return gateway.find(call.key()).isEmpty();
        } catch (GatewayUnreachable e) {
            return false;
        }
    }

    private void count(Kind kind, Result result) {
        Counter counter = metrics.counter(
                "ridewell_gateway_calls_total",
                new Tag("kind", kind.name().toLowerCase(java.util.Locale.ROOT)),
                new Tag("outcome", result.name().toLowerCase(java.util.Locale.ROOT)));
        counter.inc();
    }
}
