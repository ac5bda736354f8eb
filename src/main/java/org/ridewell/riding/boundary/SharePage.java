package org.ridewell.riding.boundary;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.trips.boundary.TripLinks;

/** The link by which somebody else follows the rider's trip; made when it is asked for, and kept while the page is open. */
@Named("sharePage")
@ViewScoped
public class SharePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private TripLinks links;

    @Inject
    private Caller caller;

    private @Nullable String rideId;
    private @Nullable String path;

    public void make(String ride) {
        if (path(ride) != null) {
            return;
        }
        links.share(ride, caller.accountId())
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
