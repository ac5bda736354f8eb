package org.ridewell.ratings.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one side of a ride says of the other. */
public record Rating(
        int stars,
        List<Category> categories,
        @Nullable String text,
        @Nullable String reply,
        Instant at) {

    public Rating {
        categories = categories.stream().distinct().sorted().toList();
        text = text == null || text.isBlank() ? null : text.strip();
    }

    /** Whether it says the same, whenever it was said. */
    public boolean isSameAs(Rating other) {
        return stars == other.stars && categories.equals(other.categories) && saying().equals(other.saying());
    }

    /** The text, empty when there is none. */
    public String saying() {
        return text == null ? "" : text;
    }
}
