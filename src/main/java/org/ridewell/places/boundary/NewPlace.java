package org.ridewell.places.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;

/** A place to be saved: by its id, or by a point on the map. */
public record NewPlace(
        @NotBlank @Size(max = 60) String name,
        @Nullable @Size(max = 60) String placeId,
        @Nullable Position position) {}
