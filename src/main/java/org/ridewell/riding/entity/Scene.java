package org.ridewell.riding.entity;

import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Product;
import org.ridewell.geo.entity.Position;
import org.ridewell.pricing.entity.Stop;

/**
 * What the map of a page shows; the browser draws it.
 *
 * @param draggable whether the pins may be moved
 * @param online for a captain: whether positions are to be sent
 */
public record Scene(
        String stage,
        @Nullable Stop pickup,
        @Nullable Stop destination,
        @Nullable String polyline,
        @Nullable Vehicle captain,
        boolean draggable,
        boolean online) {

    /** The marker that glides. */
    public record Vehicle(
            @Nullable Position position, @Nullable Integer heading, Product product) {}
}
