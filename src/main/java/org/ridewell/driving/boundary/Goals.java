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

    private static final String NET_FIELD = "goalEuros";
    private static final String RIDES_FIELD = "goalRides";
    private static final String RULE = "must be 0 to 10,000";

    @Inject
    private GoalRows rows;

    public Map<Kind, Long> of(String captainId) {
        return rows.of(captainId);
    }

    /**
     * Both or none: 422 names each that is outside its bounds.
     *
     * @param cents net in a week; null for no such goal
     * @param rides in a week; null for no such goal
     */
    public Outcome<Boolean> set(String captainId, @Nullable Long cents, @Nullable Long rides) {
        boolean isNetGood = isWithin(cents, MOST_CENTS);
        boolean areRidesGood = isWithin(rides, MOST_RIDES);
        if (isNetGood && areRidesGood) {
            put(captainId, Kind.NET, cents);
            put(captainId, Kind.RIDES, rides);
            return Outcome.done(true);
        }
        Refusal refusal = Refusal.invalid(isNetGood ? RIDES_FIELD : NET_FIELD, RULE);
        return Outcome.refused(isNetGood || areRidesGood ? refusal : refusal.withError(RIDES_FIELD, RULE));
    }

    private static boolean isWithin(@Nullable Long target, long most) {
        return target == null || (target >= 0 && target <= most);
    }

    private void put(String captainId, Kind kind, @Nullable Long target) {
        if (target == null || target == 0) {
            rows.remove(captainId, kind);
        } else {
            rows.set(captainId, kind, target);
        }
    }

    void forget(@Observes AccountDeleted deleted) {
        rows.forget(deleted.accountId());
    }
}
