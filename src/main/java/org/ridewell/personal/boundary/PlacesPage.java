package org.ridewell.personal.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.engagement.boundary.Referrals;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.places.boundary.NewPlace;
import org.ridewell.places.boundary.OwnPlaces;
import org.ridewell.places.boundary.PlaceSearch;
import org.ridewell.places.entity.SavedPlace;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.riding.entity.Spot;

/** A rider's saved places on {@code /account}, and the code by which others are invited. */
@Named("placesPage")
@RequestScoped
public class PlacesPage {

    @Inject
    private OwnPlaces own;

    @Inject
    private PlaceSearch search;

    @Inject
    private Referrals referrals;

    @Inject
    private Caller caller;

    private @Nullable String name;
    private @Nullable String spot;
    private @Nullable String code;

    public List<SavedPlace> getSaved() {
        return own.of(caller.accountId());
    }

    public List<String> suggest(String typed) {
        return search.suggest(typed, null).stream()
                .map(place ->
                        Spot.of(place.id(), place.name(), place.position()).text())
                .toList();
    }

    public String label(@Nullable String text) {
        Spot known = Spot.read(text);
        return known == null ? "" : known.name();
    }

    public void add() {
        Spot where = Spot.read(spot);
        if (where == null || name == null) {
            Notices.failed("account.places.where");
            return;
        }
        Outcome<SavedPlace> saved = own.save(caller.accountId(), new NewPlace(name, null, where.position()));
        if (told(saved, "account.places.added")) {
            name = null;
            spot = null;
        }
    }

    public void remove(String id) {
        told(own.remove(caller.accountId(), id), "account.places.removed");
    }

    public Referrals.Standing getReferral() {
        return referrals.of(caller.accountId());
    }

    public void claim() {
        if (code != null && told(referrals.claim(caller.accountId(), code.strip()), "account.invite.claimed")) {
            code = null;
        }
    }

    private static boolean told(Outcome<?> outcome, String key) {
        return outcome.fold(
                done -> {
                    Notices.done(key);
                    return true;
                },
                refusal -> {
                    Notices.refused(refusal);
                    return false;
                });
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getSpot() {
        return spot;
    }

    public void setSpot(@Nullable String spot) {
        this.spot = spot;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
