package org.ridewell.driving.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.driving.control.GoalRows;
import org.ridewell.driving.entity.Goal.Kind;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.entity.AccountDeleted;

/** What captains want to reach in a week. */
@ApplicationScoped
@Transactional
public class Goals {

    /** 10,000 euros, or as many rides: above it somebody mistyped. */
    private static final long MOST_CENTS = 1_000_000;

    private static final long MOST_RIDES = 10_000;

    @Inject
    private GoalRows rows;

    public Map<Kind, Long> of(String captainId) {
        return rows.of(captainId);
    }

    /** @param target null for none; 422 outside its bounds */
    public Outcome<Kind> set(String captainId, Kind kind, @Nullable Long target) {
        if (target == null || target == 0) {
            rows.remove(captainId, kind);
            return Outcome.done(kind);
        }
        if (target < 0 || target > (kind == Kind.NET ? MOST_CENTS : MOST_RIDES)) {
            return Outcome.refused(
                    Refusal.invalid(kind == Kind.NET ? "goalEuros" : "goalRides", "must be 0 to 10,000"));
        }
        rows.set(captainId, kind, target);
        return Outcome.done(kind);
    }

    void forget(@Observes AccountDeleted deleted) {
        rows.forget(deleted.accountId());
    }
}
