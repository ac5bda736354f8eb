package org.ridewell.protection.entity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the application does to protect itself, until a moment that needs nobody.
 *
 * @param target a dependency ({@code payment-gateway}, {@code maps}, {@code database}) or a traffic class ({@code quotes}, {@code engagement})
 * @param timeout for TIGHTEN_TIMEOUT only
 * @param incident why
 */
public record Protection(
        String name, Kind kind, String target, @Nullable Duration timeout, Instant until, String incident) {

    public enum Kind {
        /** Calls of the dependency are refused before they leave. */
        OPEN_BREAKER,
        /** Requests of the class are answered 503 with Retry-After at once. */
        SHED,
        /** Calls of the dependency get less time. */
        TIGHTEN_TIMEOUT
    }

    public boolean holdsAt(Instant now) {
        return now.isBefore(until);
    }
}
