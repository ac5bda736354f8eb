package org.ridewell.dispatch.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a captain may think about an offer. */
@ApplicationScoped
public class OfferTime {

    /** {@code RIDEWELL_OFFER_SECONDS}: how long a captain may think; 15 by default. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_OFFER_SECONDS", defaultValue = "15")
    private int seconds;

    public Duration whole() {
        return Duration.ofSeconds(seconds);
    }
}
