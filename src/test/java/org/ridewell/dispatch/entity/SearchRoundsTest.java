package org.ridewell.dispatch.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchRoundsTest {

    @ParameterizedTest
    @CsvSource({"0, 1500", "1, 3000", "2, 6000", "3, 12000", "4, 12000", "1000, 12000"})
    void looksFartherEachRoundUpToABound(int round, double metres) {
        assertThat(SearchRounds.radius(round)).isEqualTo(metres);
    }

    @Test
    void growsWithoutAPauseAndThenWaitsForCaptainsToComeFree() {
        assertThat(SearchRounds.pauseBefore(3)).isZero();
        assertThat(SearchRounds.pauseBefore(4)).isEqualTo(Duration.ofSeconds(2));
    }
}
