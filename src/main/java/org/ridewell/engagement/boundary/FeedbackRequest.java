package org.ridewell.engagement.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An opinion of the application. */
public record FeedbackRequest(
        @NotNull @Min(1) @Max(5) Integer stars,
        @Nullable @Size(max = 2000) String text) {}
