package org.ridewell.ratings.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.frame.boundary.Asked;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.ratings.entity.Category;
import org.ridewell.ratings.entity.Rating;
import org.ridewell.ratings.entity.Side;

/**
 * The stars of a ride on any page: the form of {@code r:rate}, whose plain fields (stars, category, ratingText) come with the request,
 * and the reply of {@code r:rated}. Only what was taken is drawn anew, so that a refusal leaves what was typed.
 */
@Named("rate")
@RequestScoped
public class RatePage {

    private static final int LONGEST = 500;
    private static final int GOOD = 4;

    @Inject
    private RideRating rating;

    @Inject
    private Caller caller;

    private final Map<String, RideRating.Both> read = new HashMap<>();

    private RideRating.Both both(String rideId) {
        return read.computeIfAbsent(rideId, id -> rating.of(id, caller.accountId())
                .fold(found -> found, refusal -> new RideRating.Both(null, null)));
    }

    /** What was said of the captain; null before that. */
    public @Nullable Rating ofCaptain(String rideId) {
        return both(rideId).captain();
    }

    public @Nullable Rating ofRider(String rideId) {
        return both(rideId).rider();
    }

    /** @param side who is rated: CAPTAIN or RIDER */
    public void give(String rideId, String side) {
        String stars = Asked.of("stars");
        if (stars == null || !stars.matches("[1-5]")) {
            Notices.failed("rate.missing");
            return;
        }
        int given = Integer.parseInt(stars);
        told(
                rating.rate(
                        rideId,
                        Side.valueOf(side),
                        caller.accountId(),
                        new RatingRequest(given, ticked(given), text("ratingText"))),
                "rating");
    }

    /** Only the words that fit the stars: the others are hidden, whatever was ticked before. */
    private List<Category> ticked(int stars) {
        String[] values = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterValuesMap()
                .getOrDefault("category", new String[0]);
        List<String> fitting = stars >= GOOD ? praise("CAPTAIN") : blame("CAPTAIN");
        return Arrays.stream(values)
                .filter(fitting::contains)
                .map(Category::valueOf)
                .toList();
    }

    private static @Nullable String text(String name) {
        String text = Asked.of(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.strip().substring(0, Math.min(LONGEST, text.strip().length()));
    }

    /** The answer of who was rated. */
    public void reply(String rideId, String side) {
        String text = text("reply-" + rideId);
        if (text == null) {
            Notices.failed("rate.reply.missing");
            return;
        }
        told(rating.reply(rideId, Side.valueOf(side), caller.accountId(), text), "rated-" + rideId);
    }

    private void told(Outcome<?> outcome, String region) {
        read.clear();
        outcome.fold(
                done -> {
                    PrimeFaces.current().ajax().update(region);
                    return true;
                },
                refusal -> {
                    Notices.refused(refusal);
                    return false;
                });
    }

    /** Words for four and five stars. */
    public List<String> praise(String side) {
        return side.equals("RIDER")
                ? List.of("FRIENDLY", "PUNCTUAL")
                : List.of("FRIENDLY", "SAFE_DRIVING", "CLEAN_VEHICLE", "GOOD_ROUTE", "PUNCTUAL");
    }

    /** Words for one to three stars. */
    public List<String> blame(String side) {
        return side.equals("RIDER")
                ? List.of("UNFRIENDLY", "LATE")
                : List.of("UNFRIENDLY", "UNSAFE_DRIVING", "DIRTY_VEHICLE", "DETOUR", "LATE");
    }
}
