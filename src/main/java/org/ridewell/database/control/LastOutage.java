package org.ridewell.database.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Remembers that the database was just found away, so that what can do without it need not wait for it again at once. */
@ApplicationScoped
public class LastOutage {

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

    private volatile Instant askAgainAt = Instant.MIN;

    @Inject
    private Clock clock;

    /** Called by whoever waited for the database in vain. */
    public void seen() {
        askAgainAt = clock.instant().plus(ASK_AGAIN_AFTER);
    }

    public boolean isRecent() {
        return clock.instant().isBefore(askAgainAt);
    }
}
