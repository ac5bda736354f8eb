package org.ridewell.ratings.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.ratings.entity.Category;

/** Stars, and why. */
public record RatingRequest(
        @NotNull @Min(1) @Max(5) Integer stars,
        @Nullable @Size(max = 5) List<@NotNull Category> categories,
        @Nullable @Size(max = 500) String text) {}
