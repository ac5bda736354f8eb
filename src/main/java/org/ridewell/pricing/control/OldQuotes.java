package org.ridewell.pricing.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.ridewell.upkeep.control.Upkeep;

/** Forgets quotes that nobody booked. */
@ApplicationScoped
public class OldQuotes implements Upkeep {

    @Inject
    private Quotes quotes;

    @Override
    public String of() {
        return "quotes";
    }

    @Override
    @Transactional
    public int remove() {
        return quotes.deleteUnused();
    }
}
