package org.ridewell.ratings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void isTheSameWhateverTheOrderAndTheTime() {
        Rating first = new Rating(5, List.of(Category.PUNCTUAL, Category.FRIENDLY), " Thanks ", null, NOW);
        Rating again = new Rating(
                5,
                List.of(Category.FRIENDLY, Category.PUNCTUAL, Category.FRIENDLY),
                "Thanks",
                null,
                NOW.plusSeconds(60));
        assertThat(first.isSameAs(again)).isTrue();
    }

    @Test
    void isAnotherWithOtherStarsTextOrCategories() {
        Rating rating = new Rating(5, List.of(), null, null, NOW);
        assertThat(rating.isSameAs(new Rating(4, List.of(), null, null, NOW))).isFalse();
        assertThat(rating.isSameAs(new Rating(5, List.of(), "fine", null, NOW))).isFalse();
        assertThat(rating.isSameAs(new Rating(5, List.of(Category.LATE), null, null, NOW)))
                .isFalse();
        assertThat(rating.isSameAs(new Rating(5, List.of(), "  ", null, NOW))).isTrue();
    }
}
