package org.ridewell.places.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.ridewell.geo.entity.Position;
import org.ridewell.places.control.RouteCounts;
import org.ridewell.places.entity.FavouriteRoute;
import org.ridewell.places.entity.FavouriteRoute.Stop;
import org.ridewell.profile.entity.AccountDeleted;

/** Remembers which ways a rider takes most. */
@ApplicationScoped
@Transactional
public class FavouriteRoutes {

    private static final int TOP = 3;

    @Inject
    private RouteCounts counts;

    @Inject
    private Clock clock;

    /** Counts a completed ride, in the transaction that completes it. */
    public void count(
            String accountId, String pickupName, Position pickup, String destinationName, Position destination) {
        counts.add(accountId, new Stop(pickupName, pickup), new Stop(destinationName, destination), clock.instant());
    }

    /** The three most driven. */
    public List<FavouriteRoute> of(String accountId) {
        return counts.top(accountId, TOP);
    }

    void forget(@Observes AccountDeleted deleted) {
        counts.forget(deleted.accountId());
    }
}
