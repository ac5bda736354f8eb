package org.ridewell.riding.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.places.boundary.FavouriteRoutes;
import org.ridewell.places.boundary.OwnPlaces;
import org.ridewell.places.entity.FavouriteRoute;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;
import org.ridewell.riding.entity.Spot;

/** What a rider chooses without typing: saved places, usual trips, and where they went lately. */
@Named("habits")
@RequestScoped
public class HabitsPage {

    private static final int LOOKED_AT = 12;
    private static final int RECENT = 4;

    @Inject
    private OwnPlaces own;

    @Inject
    private FavouriteRoutes favourites;

    @Inject
    private RideViews rides;

    @Inject
    private Caller caller;

    private @Nullable List<Spot> saved;
    private @Nullable List<FavouriteRoute> routes;
    private @Nullable List<Spot> recent;

    public List<Spot> getSaved() {
        if (saved == null) {
            saved = own.of(caller.accountId()).stream()
                    .map(place -> Spot.of(null, place.name(), place.position()))
                    .toList();
        }
        return saved;
    }

    public List<FavouriteRoute> getRoutes() {
        if (routes == null) {
            routes = favourites.of(caller.accountId());
        }
        return routes;
    }

    /** Destinations, the latest first, each once. */
    public List<Spot> getRecent() {
        if (recent == null) {
            Map<String, Spot> found = new LinkedHashMap<>();
            for (RideView ride : rides.list(caller.accountId(), LOOKED_AT, null).items()) {
                String name = ride.destination().name();
                found.putIfAbsent(name, Spot.of(null, name, ride.destination().position()));
            }
            recent = found.values().stream().limit(RECENT).toList();
        }
        return recent;
    }

    public boolean isEmpty() {
        return getSaved().isEmpty() && getRoutes().isEmpty() && getRecent().isEmpty();
    }
}
