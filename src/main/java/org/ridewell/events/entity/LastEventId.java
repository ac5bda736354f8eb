package org.ridewell.events.entity;

import org.jspecify.annotations.Nullable;

/** What {@code Last-Event-ID} asks for. What cannot be served exactly is answered by a reset, never guessed. */
public sealed interface LastEventId {

    /** No header: whatever comes from now on. */
    record FromNow() implements LastEventId {}

    /** Everything after {@code id}. */
    record After(long id) implements LastEventId {}

    /** Garbage, from the future, or older than what is kept: the client has to reload. */
    record Unusable() implements LastEventId {}

    /**
     * @param oldest the highest id that is no longer kept
     * @param newest the highest id given out so far
     */
    static LastEventId parse(@Nullable String header, long oldest, long newest) {
        if (header == null || header.isBlank()) {
            return new FromNow();
        }
        if (!header.matches("\\d{1,18}")) {
            return new Unusable();
        }
        long id = Long.parseLong(header);
        return id < oldest || id > newest ? new Unusable() : new After(id);
    }
}
