package org.ridewell.engagement.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.ridewell.engagement.entity.TicketKind;

/** What somebody asks help for. */
public record TicketRequest(
        @NotNull TicketKind kind,

        @Nullable @Pattern(regexp = "[0-9a-z]{26}", message = "must be a ride's id")
        String rideId,

        @NotBlank @Size(max = 2000) String text) {}
