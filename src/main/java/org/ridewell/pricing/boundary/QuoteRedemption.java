package org.ridewell.pricing.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.ridewell.accounts.entity.Product;
import org.ridewell.pricing.control.PromoCodes;
import org.ridewell.pricing.control.Quotes;
import org.ridewell.pricing.entity.Fare;
import org.ridewell.pricing.entity.Quote;
import org.ridewell.pricing.entity.Trip;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** Takes a quote for a ride, in the transaction of its booking: by its rider, in time, once. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class QuoteRedemption {

    @Inject
    private Quotes quotes;

    @Inject
    private PromoCodes promoCodes;

    /** What was agreed on. */
    public record Agreed(Trip trip, Fare fare) {}

    /**
     * Somebody else's quote is not there (404); an expired one, or one that another ride was booked from, is a conflict. The caller rolls back when a promo
     * code ran out meanwhile.
     */
    public Outcome<Agreed> redeem(String quoteId, String riderId, Product product, String rideId) {
        Quote quote = quotes.find(quoteId)
                .filter(found -> found.riderId().equals(riderId))
                .orElse(null);
        if (quote == null) {
            return Outcome.refused(Refusal.notFound("quote"));
        }
        Fare fare = quote.fare(product).orElse(null);
        if (fare == null) {
            return Outcome.refused(Refusal.invalid("product", "is not in the quote"));
        }
        if (!quotes.use(quoteId, riderId, rideId)) {
            return Outcome.refused(unusable(quoteId));
        }
        if (quote.promo() != null && !promoCodes.redeem(quote.promo(), riderId, rideId)) {
            return Outcome.refused(
                    Refusal.conflict("promo-used-up", "The promo code of this quote was used up meanwhile."));
        }
        return Outcome.done(new Agreed(quote.trip(), fare));
    }

    /** No ride came of it: quote and promo code may be used again. */
    public void release(String rideId) {
        quotes.release(rideId);
        promoCodes.release(rideId);
    }

    /** The ride ended without being driven: its promo code may be used again. */
    public void releasePromo(String rideId) {
        promoCodes.release(rideId);
    }

    private Refusal unusable(String quoteId) {
        boolean used = quotes.find(quoteId).filter(q -> q.usedByRide() != null).isPresent();
        return used
                ? Refusal.conflict("quote-used", "A ride was booked from this quote already.")
                : Refusal.conflict("quote-expired", "The quote has expired: ask for a new one.");
    }
}
