package org.ridewell.protection.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The latest epoch of a watchdog that this process has heard from: one that was frozen and leads no more, without knowing it yet, tells it nothing. In memory only, as the
 * protections are. Should the lease be deleted, epochs begin anew, and a pod that knows a later one listens again after its restart.
 */
@ApplicationScoped
public class WatchdogEpochs {

    /** Header that carries the epoch ({@code leaseTransitions}) of the watchdog that asks. */
    public static final String HEADER = "X-Ridewell-Epoch";

    private long latest;

    /**
     * Does what a watchdog tells, unless a later one was heard before. Comparing and doing are one step, so that nothing comes in between.
     *
     * @param epoch null from a watchdog that does not say: one of an older revision, which is heard during a roll-out
     * @return empty when it was not done
     */
    public synchronized <T> Optional<T> inOrder(@Nullable Long epoch, Supplier<T> told) {
        if (epoch != null && epoch < latest) {
            return Optional.empty();
        }
        latest = epoch == null ? latest : epoch;
        return Optional.of(told.get());
    }
}
