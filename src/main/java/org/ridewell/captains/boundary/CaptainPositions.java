package org.ridewell.captains.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.ridewell.captains.control.Shifts;
import org.ridewell.captains.entity.CaptainPosition;

/** Where a captain was last heard of, whatever the captain does. */
@ApplicationScoped
@Transactional
public class CaptainPositions {

    @Inject
    private Shifts shifts;

    /** Empty for a captain who was never online. */
    public Optional<CaptainPosition> of(String captainId) {
        return shifts.position(captainId);
    }
}
