package org.ridewell.remedies.control;

import java.util.Set;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.Remedy;

/**
 * What can be done on one platform; one bean per platform. Each call answers within a few seconds, is idempotent for the same decision, and checks the lease itself right before each write.
 * That people are called is only mirrored here, as a Kubernetes Event where there is one: the watchdog's pager calls them.
 */
public interface Remedies {

    Platform platform();

    /** The remedies that are done for real here; the others are planned in shadow. */
    Set<Remedy> real();

    /** Everything but the write ({@code dryRun=All} where the platform has it). */
    ActResult dryRun(Act act);

    /** Does it; what is {@link Act#shadow()} is a {@link #dryRun}. */
    ActResult perform(Act act);

    /**
     * Takes an act back.
     *
     * @param undo what {@link ActResult#undo()} said
     */
    ActResult undo(Act act, String undo);
}
