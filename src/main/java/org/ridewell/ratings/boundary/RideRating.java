package org.ridewell.ratings.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.AccountDirectory;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.ratings.control.RatingRows;
import org.ridewell.ratings.entity.Category;
import org.ridewell.ratings.entity.Rating;
import org.ridewell.ratings.entity.Side;
import org.ridewell.rides.boundary.RideViews;
import org.ridewell.rides.boundary.RideViews.Parties;
import org.ridewell.rides.entity.RideState;

/** The two people of a completed ride rate each other, once; who is rated may reply, once. */
@ApplicationScoped
@Transactional
public class RideRating {

    @Inject
    private RideViews rides;

    @Inject
    private RatingRows ratings;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private Clock clock;

    /** Both ratings of a ride, as far as they are there. */
    public record Both(@Nullable Rating captain, @Nullable Rating rider) {}

    /** What a rating came to: the same body again writes nothing. */
    public record Rated(Rating rating, boolean isNew) {}

    public Outcome<Both> of(String rideId, String accountId) {
        return parties(rideId, accountId)
                .map(parties -> new Both(
                        ratings.find(rideId, Side.CAPTAIN).orElse(null),
                        ratings.find(rideId, Side.RIDER).orElse(null)));
    }

    /** The ratings of one side, by ride. Whether the caller may see the rides is asked before. */
    public Map<String, Rating> ofRides(List<String> rideIds, Side side) {
        return ratings.ofRides(rideIds, side);
    }

    public Outcome<Rated> rate(String rideId, Side side, String accountId, RatingRequest given) {
        return parties(rideId, accountId).flatMap(parties -> {
            String rated = rated(parties, side);
            if (rated == null || rated.equals(accountId)) {
                return Outcome.refused(Refusal.forbidden("Each side rates the other one."));
            }
            if (parties.state() != RideState.COMPLETED) {
                return Outcome.refused(Refusal.conflict("wrong-state", "Only a completed ride is rated.")
                        .with("currentState", parties.state().name()));
            }
            return write(rideId, side, rated, rating(given));
        });
    }

    private Rating rating(RatingRequest given) {
        List<Category> categories = given.categories();
        return new Rating(
                given.stars(), categories == null ? List.of() : categories, given.text(), null, clock.instant());
    }

    private Outcome<Rated> write(String rideId, Side side, String rated, Rating rating) {
        if (ratings.insert(rideId, side, rated, rating)) {
            accounts.addRating(rated, rating.stars());
            return Outcome.done(new Rated(rating, true));
        }
        return ratings.find(rideId, side)
                .filter(rating::isSameAs)
                .map(before -> Outcome.done(new Rated(before, false)))
                .orElseGet(
                        () -> Outcome.refused(Refusal.conflict("rated-already", "This side was rated differently.")));
    }

    public Outcome<Rating> reply(String rideId, Side side, String accountId, String text) {
        return parties(rideId, accountId).flatMap(parties -> {
            if (!accountId.equals(rated(parties, side))) {
                return Outcome.refused(Refusal.forbidden("Only who was rated replies."));
            }
            if (ratings.find(rideId, side).isEmpty()) {
                return Outcome.refused(Refusal.notFound("rating"));
            }
            boolean first = ratings.reply(rideId, side, text.strip());
            Rating now = ratings.find(rideId, side).orElseThrow();
            return first || text.strip().equals(now.reply())
                    ? Outcome.done(now)
                    : Outcome.refused(Refusal.conflict("replied-already", "There is another reply."));
        });
    }

    private Outcome<Parties> parties(String rideId, String accountId) {
        Optional<Parties> parties = rides.parties(rideId, accountId);
        return parties.map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.notFound("ride")));
    }

    private static @Nullable String rated(Parties parties, Side side) {
        return side == Side.CAPTAIN ? parties.captainId() : parties.riderId();
    }
}
