package org.ridewell.driving.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.ridewell.dispatch.boundary.OfferTime;
import org.ridewell.dispatch.boundary.OfferView;
import org.ridewell.routing.boundary.RoadNetwork;
import org.ridewell.routing.entity.Route;

/** What the offer's card says besides the offer: the trip behind the pickup, and of how many seconds the ring is whole. */
@Named("offerPage")
@RequestScoped
public class OfferPage {

    @Inject
    private RoadNetwork roads;

    @Inject
    private OfferTime time;

    private @Nullable Route trip;

    /** By road; null when there is no road, which no ride is booked for. */
    public @Nullable Route trip(OfferView offer) {
        if (trip == null) {
            trip = roads.route(offer.pickup().position(), offer.destination().position())
                    .orElse(null);
        }
        return trip;
    }

    public long getSeconds() {
        return time.whole().toSeconds();
    }
}
