package org.ridewell.rides.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.engagement.boundary.OwnRides;
import org.ridewell.paging.entity.Page;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.boundary.OpenBusiness;
import org.ridewell.rides.control.Rides;
import org.ridewell.rides.entity.Ride;
import org.ridewell.rides.entity.RideState;

/** Reads rides, each as the one who asks may see it. Somebody else's ride is not there. Nobody deletes the account in the middle of one. */
@ApplicationScoped
@Transactional
public class RideViews implements OpenBusiness, OwnRides {

    @Inject
    private Rides rides;

    @Inject
    private RideDescriptions descriptions;

    /** The accounts on both sides of a ride. */
    public record Parties(String riderId, @Nullable String captainId, RideState state) {}

    /** Who rode with whom, for what comes after a ride; empty when there is no such ride of this account. */
    public Optional<Parties> parties(String rideId, String accountId) {
        return rides.find(rideId)
                .filter(ride -> ride.isOf(accountId))
                .map(ride -> new Parties(ride.riderId(), ride.captainId(), ride.state()));
    }

    @Override
    public Optional<Refusal> of(String accountId) {
        return rides.activeOf(accountId).map(ride -> OpenBusiness.open("Finish or cancel your ride first."));
    }

    @Override
    public boolean isOf(String rideId, String accountId) {
        return parties(rideId, accountId).isPresent();
    }

    public Outcome<RideView> find(String rideId, String accountId) {
        return rides.find(rideId)
                .filter(ride -> ride.isOf(accountId))
                .map(ride -> Outcome.done(descriptions.forAccount(ride, accountId)))
                .orElseGet(() -> Outcome.refused(Refusal.notFound("ride")));
    }

    /** The ride that is under way, which a reloaded page shows. */
    public Optional<RideView> current(String accountId) {
        return rides.activeOf(accountId).map(ride -> descriptions.forAccount(ride, accountId));
    }

    /** Newest first. */
    public Page<RideView> list(String accountId, int limit, @Nullable String cursor) {
        return Page.cut(rides.of(accountId, cursor, limit + 1), limit, Ride::id)
                .map(ride -> descriptions.forAccount(ride, accountId));
    }
}
