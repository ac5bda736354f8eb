package org.ridewell.messages.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.ridewell.upkeep.control.Upkeep;

/** Forgets what was written about rides of which nobody will complain any more. */
@ApplicationScoped
public class OldMessages implements Upkeep {

    /** Longer than first answers are kept, which name their message. */
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    private MessageRows messages;

    @Inject
    private Clock clock;

    @Override
    public String of() {
        return "messages";
    }

    @Override
    @Transactional
    public int remove() {
        return messages.deleteBefore(clock.instant().minus(KEPT));
    }
}
