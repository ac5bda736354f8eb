package org.ridewell.ratings.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What who was rated has to say to it. */
public record ReplyRequest(@NotBlank @Size(max = 500) String text) {}
