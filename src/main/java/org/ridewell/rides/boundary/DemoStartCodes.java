package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.ridewell.configuration.control.Settings;
import org.ridewell.rides.control.Rides;
import org.ridewell.rides.control.StartCodes;

/** Tells demo captains what a passenger would say to them. Outside of local mode's demo it knows nothing. */
@ApplicationScoped
@Transactional
public class DemoStartCodes {

    @Inject
    private Settings settings;

    @Inject
    private Rides rides;

    @Inject
    private StartCodes startCodes;

    /** Empty when the ride is not this captain's. */
    public Optional<String> of(String rideId, String captainId) {
        if (!settings.isLocal() || !settings.isDemo()) {
            return Optional.empty();
        }
        return rides.find(rideId)
                .filter(ride -> captainId.equals(ride.captainId()))
                .map(ride -> startCodes.code().of(rideId));
    }
}
