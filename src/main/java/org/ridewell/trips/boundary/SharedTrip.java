package org.ridewell.trips.boundary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Product;
import org.ridewell.geo.entity.Position;
import org.ridewell.pricing.entity.Stop;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.entity.RideState;

/**
 * A ride as somebody sees it whom the rider sent a link: where it is, in which vehicle, when it arrives. Neither prices nor codes.
 *
 * @param captain null while nobody has accepted, and when the ride is over
 * @param endedAt null while the ride lasts
 */
public record SharedTrip(
        RideState state,
        Product product,
        Stop pickup,
        Stop destination,
        @Nullable String polyline,
        @Nullable Captain captain,
        @Nullable Instant endedAt) {

    /**
     * @param name first name only
     * @param eta seconds to the next point
     */
    public record Captain(
            String name,
            @Nullable String model,
            @Nullable String colour,
            @Nullable String plate,
            @Nullable Position position,
            @Nullable Integer eta) {}

    static SharedTrip of(RideView ride) {
        Instant ended = endedAt(ride.times());
        return new SharedTrip(
                ride.state(),
                ride.product(),
                ride.pickup(),
                ride.destination(),
                ended == null ? ride.route().polyline() : null,
                ended == null ? captain(ride.captain()) : null,
                ended);
    }

    private static @Nullable Instant endedAt(RideView.Times times) {
        if (times.completed() != null) {
            return times.completed();
        }
        return times.cancelled() != null ? times.cancelled() : times.expired();
    }

    private static @Nullable Captain captain(RideView.@Nullable Captain captain) {
        if (captain == null) {
            return null;
        }
        RideView.Vehicle vehicle = captain.vehicle();
        return new Captain(
                captain.name().split(" ", 2)[0],
                vehicle == null ? null : vehicle.model(),
                vehicle == null ? null : vehicle.colour(),
                vehicle == null ? null : vehicle.plate(),
                captain.position(),
                captain.eta());
    }
}
