package org.ridewell.accounts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.ridewell.sessions.control.Sessions;
import org.ridewell.upkeep.control.Upkeep;

/** Forgets sessions that ended three months ago, failures that are forgiven, and resets that nobody may use any more. */
@ApplicationScoped
public class OldSignIns implements Upkeep {

    private static final Duration SESSIONS_KEPT = Duration.ofDays(90);

    @Inject
    private Sessions sessions;

    @Inject
    private SignInFailures failures;

    @Inject
    private ResetTokens resets;

    @Inject
    private Clock clock;

    @Override
    public String of() {
        return "sign-ins";
    }

    @Override
    @Transactional
    public int remove() {
        return sessions.purge(clock.instant().minus(SESSIONS_KEPT)) + failures.purge() + resets.purge();
    }
}
