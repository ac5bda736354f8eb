package org.ridewell.pricing.boundary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;

/** The body of {@code POST /quotes}. */
public record QuoteRequest(
        @NotNull @Valid Place pickup,
        @NotNull @Valid Place destination,
        @Nullable @Size(min = 1, max = 40) String promo) {

    /** A place by its id, or a point on the map: one of the two. */
    public record Place(
            @Nullable @Size(min = 1, max = 100) String placeId,
            @Nullable Position position) {}
}
