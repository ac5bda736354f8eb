package org.ridewell.places.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ridewell.geo.entity.Position;
import org.ridewell.identity.entity.Id;
import org.ridewell.places.control.SavedPlaces;
import org.ridewell.places.entity.Place;
import org.ridewell.places.entity.SavedPlace;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.entity.AccountDeleted;
import org.ridewell.routing.boundary.RoadNetwork;

/** Places under names of one's own, such as home. */
@ApplicationScoped
@Transactional
public class OwnPlaces {

    private static final int LIMIT = 50;

    @Inject
    private SavedPlaces saved;

    @Inject
    private PlaceSearch search;

    @Inject
    private RoadNetwork roads;

    @Inject
    private Clock clock;

    public List<SavedPlace> of(String accountId) {
        return saved.of(accountId);
    }

    /** 404 for a place of somebody else. */
    public Outcome<SavedPlace> find(String accountId, String id) {
        return saved.of(accountId).stream()
                .filter(place -> place.id().equals(id))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound("place")));
    }

    /** 422 outside the service area or for an unknown place, 409 for a name that is taken. */
    public Outcome<SavedPlace> save(String accountId, NewPlace wanted) {
        return position(wanted).flatMap(position -> {
            SavedPlace place = new SavedPlace(Id.next(clock), wanted.name().strip(), position);
            if (!saved.add(accountId, place, clock.instant(), LIMIT)) {
                return Outcome.refused(Refusal.conflict(
                        "place-exists", "There is a place of this name, or there are " + LIMIT + " places already."));
            }
            return Outcome.done(place);
        });
    }

    private Outcome<Position> position(NewPlace wanted) {
        String placeId = wanted.placeId();
        Position position = wanted.position();
        if ((placeId == null) == (position == null)) {
            return Outcome.refused(Refusal.invalid("placeId", "needs either placeId or position"));
        }
        if (placeId != null) {
            Optional<Place> place = search.find(placeId);
            return place.map(found -> Outcome.done(found.position()))
                    .orElseGet(() -> Outcome.refused(Refusal.invalid("placeId", "is not a known place")));
        }
        return position != null && roads.contains(position)
                ? Outcome.done(position)
                : Outcome.refused(Refusal.invalid("position", "lies outside the service area"));
    }

    /** 404 for a place of somebody else. */
    public Outcome<String> remove(String accountId, String id) {
        return saved.remove(accountId, id) ? Outcome.done(id) : Outcome.refused(Refusal.notFound("place"));
    }

    void forget(@Observes AccountDeleted deleted) {
        saved.forget(deleted.accountId());
    }
}
