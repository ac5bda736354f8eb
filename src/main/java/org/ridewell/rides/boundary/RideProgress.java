package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.ridewell.payments.boundary.RidePayments;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.rides.entity.StartCode;

/** What a captain does to a ride: takes it, arrives, starts with the rider's code, finishes. Each may be repeated. */
@ApplicationScoped
public class RideProgress {

    @Inject
    private RideSteps steps;

    @Inject
    private RideViews views;

    @Inject
    private RidePayments payments;

    /**
     * Gives a requested ride to a captain, in the transaction of whoever made the offer. 409 when the ride is gone or the captain drives
     * already; nothing is written then.
     */
    @Transactional
    public Outcome<RideView> accept(String rideId, String captainId) {
        return steps.accept(rideId, captainId);
    }

    @Transactional
    public Outcome<RideView> arrive(String rideId, String captainId) {
        return steps.arrive(rideId, captainId);
    }

    /** A wrong code is 422 and costs one of five tries, without any left it is 409. What is no code at all is malformed and costs nothing. */
    @Transactional
    public Outcome<RideView> start(String rideId, String captainId, String startCode) {
        return StartCode.isWellFormed(startCode)
                ? steps.start(rideId, captainId, startCode)
                : Outcome.refused(Refusal.malformed("startCode", StartCode.FORM_RULE));
    }

    /** The fare is earned with the completion; only then the gateway is asked for the money, outside of any transaction. */
    @Transactional(TxType.NOT_SUPPORTED)
    public Outcome<RideView> complete(String rideId, String captainId) {
        return steps.complete(rideId, captainId).flatMap(ride -> {
            payments.settle(rideId);
            return views.find(rideId, captainId);
        });
    }
}
