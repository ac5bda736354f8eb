package org.ridewell.dispatch.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.dispatch.control.Offers;
import org.ridewell.dispatch.control.Searches;
import org.ridewell.dispatch.entity.Offer;
import org.ridewell.dispatch.entity.OfferState;
import org.ridewell.dispatch.entity.Search;
import org.ridewell.dispatch.entity.SearchRounds;
import org.ridewell.rides.boundary.OpenRequests;
import org.ridewell.rides.boundary.OpenRequests.OpenRequest;

/**
 * One step of the search for a ride's captain, in one transaction. Any replica may do it and exactly one does: it holds
 * the search's row, then the ride's, then an offer's, always in this order. Nothing is remembered outside the database.
 */
@ApplicationScoped
@Transactional
public class CaptainMatching {

    @Inject
    private Searches searches;

    @Inject
    private Offers offers;

    @Inject
    private OpenRequests requests;

    @Inject
    private OfferMaking making;

    /** Does whatever is next for this ride; nothing, when it is not this process's turn or nothing is due. */
    public void attend(String rideId) {
        Search search = searches.claim(rideId).orElse(null);
        if (search == null) {
            return;
        }
        OpenRequest request = requests.claim(rideId).orElse(null);
        Offer open = offers.openOf(rideId).orElse(null);
        if (request == null) {
            end(search, open);
        } else if (open != null && open.isLive()) {
            searches.goOnAt(rideId, search.round(), open.expiresAt());
        } else {
            if (open != null) {
                making.withdraw(open, OfferState.LAPSED);
            }
            lookOn(search, request);
        }
    }

    /** The ride is no longer looking: somebody took it, or it was cancelled or expired. */
    private void end(Search search, @Nullable Offer open) {
        if (open != null) {
            making.withdraw(open, OfferState.WITHDRAWN);
        }
        searches.end(search.rideId());
    }

    private void lookOn(Search search, OpenRequest request) {
        Search at = search;
        while (true) {
            Offer made = making.offerToBest(at, request).orElse(null);
            if (made != null) {
                searches.goOnAt(at.rideId(), at.round(), made.expiresAt());
                return;
            }
            at = new Search(at.rideId(), at.round() + 1);
            if (!SearchRounds.pauseBefore(at.round()).isZero()) {
                searches.goOnAfter(at.rideId(), at.round(), SearchRounds.pauseBefore(at.round()));
                return;
            }
        }
    }

    /** Rides whose next step is due. */
    public List<String> due(int limit) {
        return searches.due(limit);
    }

    /** Requests that no notification told of, because nobody listened when it came. */
    public List<String> unheard(int limit) {
        return searches.unknown(requests.waiting(limit));
    }
}
