package org.ridewell.watchdog.control;

import java.util.Optional;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.watchdog.entity.Decision;
import org.ridewell.watchdog.entity.Incident;

/** Calls people, which takes longer than a look may: it is asked at each look, and never keeps the healer waiting. */
public interface Pager {

    /**
     * Begins the call when it is asked for the first time.
     *
     * @param page one decision is one call, however often it is asked for
     * @return how the call ended, once: DONE only when somebody took it, or when there is nobody who could. Empty while it is under way; it ends within half a minute
     */
    Optional<ActResult> call(Incident incident, Decision page);
}
