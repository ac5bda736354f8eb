package org.ridewell.dispatch.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.ridewell.dispatch.control.Searches;
import org.ridewell.dispatch.control.Traces;
import org.ridewell.dispatch.entity.TraceLine;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** How the captain of a ride was chosen, for whoever has to explain it. */
@ApplicationScoped
@Transactional
public class DispatchTraces {

    @Inject
    private Traces traces;

    @Inject
    private Searches searches;

    public Outcome<List<TraceLine>> of(String rideId) {
        return searches.isKnown(rideId) ? Outcome.done(traces.of(rideId)) : Outcome.refused(Refusal.notFound("ride"));
    }
}
