package org.ridewell.driving.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.places.boundary.PlaceSearch;
import org.ridewell.places.entity.Place;
import org.ridewell.pricing.boundary.DemandAreas;
import org.ridewell.pricing.entity.DemandArea;

/** On {@code /drive} without a ride: the heat of demand on the map, and the busiest areas in words. */
@Named("demandPage")
@RequestScoped
public class DemandPage {

    private static final int NAMED = 3;

    @Inject
    private DemandAreas demand;

    @Inject
    private PlaceSearch places;

    private @Nullable List<DemandArea> areas;

    /** @param name of the street in its middle */
    public record BusyArea(String name, int riders) {}

    /** For the map. */
    public List<DemandArea> getAreas() {
        if (areas == null) {
            areas = demand.lately();
        }
        return areas;
    }

    /** Those whose middle lies in the service area. */
    public List<BusyArea> getBusiest() {
        return getAreas().stream()
                .flatMap(area -> places.nearest(area.position()).map(Place::name).stream()
                        .map(name -> new BusyArea(name, area.riders())))
                .limit(NAMED)
                .toList();
    }
}
