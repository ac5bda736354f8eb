package org.ridewell.driving.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.ridewell.dispatch.boundary.OfferTime;
import org.ridewell.dispatch.boundary.OfferView;
import org.ridewell.routing.boundary.RoadNetwork;

/** What the offer's card says besides the offer: the trip behind the pickup, and of how many seconds the ring is whole. */
@Named("offerPage")
@RequestScoped
public class OfferPage {

    @Inject
    private RoadNetwork roads;

    @Inject
    private OfferTime time;

    /** Metres by road, estimated while the maps are away; null when there is no road, which no ride is booked for. */
    public @Nullable Long distance(OfferView offer) {
        return roads.distance(offer.pickup().position(), offer.destination().position())
                .orElse(null);
    }

    /** Seconds by road, likewise. */
    public @Nullable Long duration(OfferView offer) {
        return roads.eta(offer.pickup().position(), offer.destination().position())
                .orElse(null);
    }

    public long getSeconds() {
        return time.whole().toSeconds();
    }
}
