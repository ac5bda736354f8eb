package org.ridewell.riding.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ridewell.profile.entity.AccountDeleted;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;
import org.ridewell.riding.control.TurnedFrom;

/** The ride that an account's pages show, on each of its devices: the one under way, else the one that ended just now, until the account turns from it. */
@ApplicationScoped
@Transactional
public class PresentRide {

    /** A ride that ended earlier is history. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    @Inject
    private RideViews views;

    @Inject
    private TurnedFrom turned;

    @Inject
    private Clock clock;

    public Optional<RideView> of(String accountId) {
        return views.current(accountId).or(() -> justEnded(accountId));
    }

    private Optional<RideView> justEnded(String accountId) {
        Instant since = clock.instant().minus(FRESH);
        return views.list(accountId, 1, null).items().stream()
                .filter(last -> endedAt(last).isAfter(since))
                .filter(last -> !turned.contains(accountId, last.id()))
                .findFirst();
    }

    private static Instant endedAt(RideView ride) {
        RideView.Times times = ride.times();
        if (times.completed() != null) {
            return times.completed();
        }
        if (times.cancelled() != null) {
            return times.cancelled();
        }
        return times.expired() != null ? times.expired() : times.requested();
    }

    public void turnFrom(String accountId, String rideId) {
        turned.set(accountId, rideId);
    }

    void forget(@Observes AccountDeleted deleted) {
        turned.forget(deleted.accountId());
    }
}
