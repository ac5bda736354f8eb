package org.ridewell.pricing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurgeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1.0", // alone in an empty city
        "1, 0, 1.0",
        "4, 4, 1.0",
        "4, 5, 1.0",
        "9, 8, 1.0", // below a whole step
        "5, 4, 1.1",
        "3, 2, 1.2",
        "2, 1, 1.4",
        "7, 2, 2.0",
        "100, 0, 2.0", // the cap
    })
    void followsRidersForEachCaptain(int riders, int captains, double factor) {
        assertThat(Surge.between(riders, captains).factor()).isEqualTo(factor);
    }

    @Property
    void staysWithinItsBoundsAndGrowsWithDemand(
            @ForAll @IntRange(max = 10_000) int riders, @ForAll @IntRange(max = 1_000) int captains) {
        int tenths = Surge.between(riders, captains).tenths();
        assertThat(tenths).isBetween(10, Surge.CAP);
        assertThat(Surge.between(riders + 1, captains).tenths()).isGreaterThanOrEqualTo(tenths);
        assertThat(Surge.between(riders, captains + 1).tenths()).isLessThanOrEqualTo(tenths);
    }

    @Test
    void knowsNoDiscount() {
        assertThatThrownBy(() -> new Surge(9)).isInstanceOf(IllegalArgumentException.class);
    }
}
