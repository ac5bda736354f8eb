package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.ridewell.payments.boundary.RidePayments;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.rides.entity.CancellationFee;

/** Ends a ride before it has started, by its rider or its captain. The fee can be asked for before. */
@ApplicationScoped
public class RideCancellation {

    @Inject
    private RideSteps steps;

    @Inject
    private RideViews views;

    @Inject
    private RidePayments payments;

    /** What it would cost now: the same rules on the same stored times as the cancellation itself. */
    @Transactional
    public Outcome<CancellationFee> preview(String rideId, String accountId) {
        return steps.preview(rideId, accountId);
    }

    @Transactional(TxType.NOT_SUPPORTED)
    public Outcome<RideView> cancel(String rideId, String accountId, String reason) {
        return steps.cancel(rideId, accountId, reason).flatMap(ride -> {
            payments.settle(rideId);
            return views.find(rideId, accountId);
        });
    }
}
