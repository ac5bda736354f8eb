package org.ridewell.captains.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.boundary.OpenBusiness;
import org.ridewell.profile.boundary.ShiftState;

/** Shows in a captain's own account whether the captain is online; who is can neither delete it nor change the vehicle's product. */
@ApplicationScoped
public class ShownShift implements ShiftState, OpenBusiness {

    @Inject
    private CaptainShifts shifts;

    @Override
    public boolean isOnline(String captainId) {
        return shifts.view(captainId).online();
    }

    @Override
    public boolean hasRide(String captainId) {
        return shifts.view(captainId).activeRide() != null;
    }

    @Override
    public Optional<Refusal> of(String accountId) {
        return isOnline(accountId) ? Optional.of(OpenBusiness.open("Go offline first.")) : Optional.empty();
    }
}
