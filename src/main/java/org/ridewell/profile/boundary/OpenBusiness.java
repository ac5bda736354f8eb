package org.ridewell.profile.boundary;

import java.util.Optional;
import org.ridewell.problem.entity.Refusal;

/** What an account must finish before it may be deleted: told by features that lie above this one, in the deletion's transaction. */
public interface OpenBusiness {

    /** Why not yet; empty when nothing is open. */
    Optional<Refusal> of(String accountId);

    static Refusal open(String sentence) {
        return Refusal.conflict("open-business", sentence);
    }
}
