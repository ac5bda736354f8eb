package org.ridewell.profile.boundary;

import java.util.Optional;

/** What an account must finish before it may be deleted: told by features that lie above this one. */
public interface OpenBusiness {

    /** One sentence for the owner; empty when nothing is open. */
    Optional<String> of(String accountId);
}
