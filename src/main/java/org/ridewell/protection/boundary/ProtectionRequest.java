package org.ridewell.protection.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.ridewell.protection.entity.Protection;

/** @param seconds after which the protection ends by itself, at most an hour */
public record ProtectionRequest(
        @NotNull Protection.Kind kind,
        @NotNull @Pattern(regexp = "[a-z][a-z-]{0,39}") String target,
        @Min(1) @Max(3600) int seconds,
        @Min(1) @Max(60_000) @Nullable Integer timeoutMillis,
        @NotNull @Size(max = 64) String incident) {}
