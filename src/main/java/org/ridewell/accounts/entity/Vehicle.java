package org.ridewell.accounts.entity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A captain's vehicle.
 *
 * @param capacity passengers, without the captain
 */
public record Vehicle(
        @NotNull Product product,
        @NotBlank @Size(max = 60) String model,

        @NotNull
        @Pattern(regexp = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N} -]{0,13}[\\p{L}\\p{N}])?", message = "must be a number plate")
        String plate,

        @NotBlank @Size(max = 30) String colour,
        @Min(1) @Max(8) int capacity) {}
