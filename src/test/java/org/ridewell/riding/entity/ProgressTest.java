package org.ridewell.riding.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource({"600,600,0", "600,450,25", "600,1,100", "600,0,100", "600,900,0", "0,0,100", "3,1,67"})
    void isThePartOfTheTripThatIsBehind(int whole, int left, int percent) {
        assertThat(Progress.of(whole, left)).isEqualTo(percent);
    }
}
