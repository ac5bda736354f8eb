package org.ridewell.riding.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.frame.boundary.Kept;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.trips.boundary.TripLinks;

/** The link by which somebody else follows the rider's trip; made when it is asked for, and kept while the page is open. */
@Named("sharePage")
@RequestScoped
public class SharePage {

    @Inject
    private TripLinks links;

    @Inject
    private Caller caller;

    private @Nullable String rideId;
    private @Nullable String path;

    @PostConstruct
    void restore() {
        Kept kept = Kept.in("sharePage");
        rideId = kept.get("ride");
        path = kept.get("path");
    }

    /** For the page's hidden field. */
    public String getKept() {
        return Kept.nothing().with("ride", rideId).with("path", path).text();
    }

    public void make(String ride) {
        if (path(ride) != null) {
            return;
        }
        links.share(ride, caller.accountId(), null)
                .fold(
                        link -> {
                            rideId = ride;
                            path = link.path();
                            return true;
                        },
                        refusal -> {
                            Notices.refused(refusal);
                            return false;
                        });
    }

    /** Null until it was asked for. */
    public @Nullable String path(String ride) {
        return ride.equals(rideId) ? path : null;
    }
}
