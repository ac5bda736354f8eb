package org.ridewell.dispatch.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.ridewell.captains.boundary.CaptainShifts;
import org.ridewell.dispatch.control.Offers;
import org.ridewell.dispatch.control.Searches;
import org.ridewell.dispatch.entity.Offer;
import org.ridewell.dispatch.entity.OfferState;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.rides.boundary.RideProgress;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;
import org.ridewell.rides.entity.RideChanged;
import org.ridewell.rides.entity.RideState;

/** What captains say to offers. Acceptance gives the ride and ends the offer in one transaction, or does neither. */
@ApplicationScoped
@Transactional
public class OfferAnswers {

    @Inject
    private Offers offers;

    @Inject
    private Searches searches;

    @Inject
    private OfferMaking making;

    @Inject
    private RideProgress progress;

    @Inject
    private RideViews rides;

    @Inject
    private CaptainShifts shifts;

    @Inject
    private MetricRegistry metrics;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    /** None or one. */
    public List<OfferView> live(String captainId) {
        return offers.liveFor(captainId).stream().map(OfferAnswers::view).toList();
    }

    /** Repeating it gives the same ride. The ride's row is locked before the offer's, as dispatch does. */
    public Outcome<RideView> accept(String offerId, String captainId) {
        Offer offer = offers.find(offerId, captainId).orElse(null);
        if (offer == null) {
            return Outcome.refused(Refusal.notFound("offer"));
        }
        if (offer.state() == OfferState.ACCEPTED) {
            return rides.find(offer.rideId(), captainId).fold(Outcome::done, refusal -> Outcome.refused(gone(offer)));
        }
        if (!offer.isLive()) {
            return Outcome.refused(gone(offer));
        }
        if (!shifts.view(captainId).online()) {
            return Outcome.refused(Refusal.conflict("off-shift", "Go online before you take rides."));
        }
        return progress.accept(offer.rideId(), captainId)
                .fold(ride -> accepted(offer, ride), refusal -> rejected(offer, refusal));
    }

    private Outcome<RideView> accepted(Offer offer, RideView ride) {
        if (!offers.answer(offer.id(), OfferState.ACCEPTED)) {
            // its deadline passed while we waited for the ride's row: the ride is not given either
            transaction.setRollbackOnly();
            return Outcome.refused(gone(offer));
        }
        count("ACCEPTED");
        return Outcome.done(ride);
    }

    /** The offer of a ride that is gone is gone; a captain who drives already hears that. */
    private static Outcome<RideView> rejected(Offer offer, Refusal refusal) {
        return Outcome.refused(
                refusal.extensions().containsKey("activeRide")
                        ? refusal
                        : gone(offer).with("currentState", refusal.extensions().getOrDefault("currentState", "GONE")));
    }

    /** The next captain is asked at once; repeating it changes nothing. */
    public Outcome<OfferState> decline(String offerId, String captainId) {
        Offer offer = offers.find(offerId, captainId).orElse(null);
        if (offer == null) {
            return Outcome.refused(Refusal.notFound("offer"));
        }
        if (offer.state() == OfferState.DECLINED) {
            return Outcome.done(OfferState.DECLINED);
        }
        searches.goOnNow(offer.rideId());
        if (!offers.answer(offerId, OfferState.DECLINED)) {
            return Outcome.refused(gone(offer));
        }
        count("DECLINED");
        return Outcome.done(OfferState.DECLINED);
    }

    /** Who went offline answers no offer any more: the next captain is asked at once. The search's row is locked before the offer's. */
    public void withdrawAllOf(String captainId) {
        for (Offer offer : offers.liveFor(captainId)) {
            searches.goOnNow(offer.rideId());
            making.withdraw(offer, OfferState.WITHDRAWN);
        }
    }

    /** In the transaction that sends the ride back to the search. */
    void searchAgain(@Observes RideChanged change) {
        if (change.state() == RideState.REQUESTED) {
            searches.reopen(change.rideId());
        }
    }

    private void count(String outcome) {
        metrics.counter("ridewell_offers_total", new Tag("outcome", outcome)).inc();
    }

    private static Refusal gone(Offer offer) {
        return Refusal.conflict("offer-gone", "This offer is no longer open.").with("rideId", offer.rideId());
    }

    private static OfferView view(Offer offer) {
        try {
            return ApiJson.MAPPER.readValue(offer.body(), OfferView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("offer " + offer.id() + " cannot be read", e);
        }
    }
}
