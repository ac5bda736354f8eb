package org.ridewell.trips.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import org.ridewell.sessions.control.SigningKeys;
import org.ridewell.sessions.entity.Secret;

/**
 * The keys of trip links. Each comes of its request's id and of what only the servers know: a repeated request is answered with the same
 * key, of which the database has the hash alone.
 */
@ApplicationScoped
public class TripKeys {

    private static final String PURPOSE = "trip links";

    @Inject
    private SigningKeys keys;

    public Secret of(String requestId) {
        return new Secret(Base64.getEncoder().encodeToString(keys.derived(PURPOSE))).derived(requestId);
    }
}
