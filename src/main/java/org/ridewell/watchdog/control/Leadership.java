package org.ridewell.watchdog.control;

import java.time.Instant;
import org.ridewell.configuration.entity.Platform;

/** Who leads. One bean per platform; answers from memory and never blocks. */
public interface Leadership {

    Platform platform();

    /** Does this process hold the lease, as far as it knows? */
    boolean isLeader();

    /** {@code leaseTransitions} of the lease that this process holds, or last saw. */
    long epoch();

    /** Until when the lease was last renewed for sure; after it not even the leader acts. {@code Instant.MAX} without a cluster. */
    Instant renewDeadline();

    /** Name of the holder, as last seen. */
    String holder();
}
