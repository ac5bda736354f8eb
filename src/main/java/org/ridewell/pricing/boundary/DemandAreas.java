package org.ridewell.pricing.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import org.ridewell.pricing.control.Quotes;
import org.ridewell.pricing.entity.DemandArea;

/** Where rides are asked for: what a captain without one wants to know. Riders are counted, never named. */
@ApplicationScoped
public class DemandAreas {

    /** Long enough for a pattern in a small city, short enough to drive there. */
    private static final Duration LATELY = Duration.ofMinutes(15);

    /** Of a large city a captain sees the busiest. */
    private static final int SHOWN = 100;

    @Inject
    private Quotes quotes;

    /** The busiest first. */
    @Transactional
    public List<DemandArea> lately() {
        return quotes.demand(LATELY, SHOWN);
    }
}
