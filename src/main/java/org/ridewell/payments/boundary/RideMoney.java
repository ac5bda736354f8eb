package org.ridewell.payments.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.ridewell.payments.control.RideShares;

/** What single rides brought their captain, read from the ledger. Whether the caller may see the rides is asked before. */
@ApplicationScoped
@Transactional
public class RideMoney {

    @Inject
    private RideShares shares;

    public Map<String, RideShares.Share> shares(String captainId, List<String> rideIds) {
        return shares.of(captainId, rideIds);
    }
}
