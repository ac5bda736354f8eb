package org.ridewell.riding.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.ridewell.frame.boundary.Asked;
import org.ridewell.trips.boundary.SharedTrip;
import org.ridewell.trips.boundary.TripLinks;

/** {@code /follow?trip=...}: a trip as its rider's friends see it. */
@Named("followPage")
@RequestScoped
public class FollowPage {

    @Inject
    private TripLinks links;

    private @Nullable SharedTrip trip;
    private boolean read;

    public @Nullable String getKey() {
        return Asked.of("trip");
    }

    /** Null for a key that opens nothing. */
    public @Nullable SharedTrip getTrip() {
        String key = getKey();
        if (!read && key != null) {
            read = true;
            trip = links.find(key).<@Nullable SharedTrip>fold(found -> found, refusal -> null);
        }
        return trip;
    }
}
