package org.ridewell.idempotency.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.ridewell.upkeep.control.Upkeep;

/** Forgets first answers that no client will ask for again. */
@ApplicationScoped
public class OldRequests implements Upkeep {

    /** A phone that was off for a night still gets its first answer. */
    private static final Duration KEPT = Duration.ofDays(7);

    @Inject
    private IdempotentRequests requests;

    @Override
    public String of() {
        return "idempotent requests";
    }

    @Override
    @Transactional
    public int remove() {
        return requests.deleteOlderThan(KEPT);
    }
}
