package org.ridewell.rides.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RideStateTest {

    /** All that may happen; whatever is not here may not. */
    private static final Set<String> MAP = Set.of(
            "REQUESTED ACCEPTED",
            "REQUESTED CANCELLED",
            "REQUESTED EXPIRED",
            "ACCEPTED ARRIVED",
            "ACCEPTED CANCELLED",
            "ACCEPTED REQUESTED",
            "ARRIVED STARTED",
            "ARRIVED CANCELLED",
            "STARTED COMPLETED");

    @Test
    void allowsExactlyWhatIsOnTheMap() {
        assertThat(Stream.of(RideState.values()).flatMap(from -> Arrays.stream(RideState.values())
                        .filter(from::mayBecome)
                        .map(to -> from + " " + to)))
                .containsExactlyInAnyOrderElementsOf(MAP);
    }

    @ParameterizedTest
    @EnumSource
    void neverStaysWhereItIs(RideState state) {
        assertThat(state.mayBecome(state)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, false, false",
        "ACCEPTED, false, true",
        "ARRIVED, false, true",
        "STARTED, false, true",
        "COMPLETED, true, false",
        "CANCELLED, true, false",
        "EXPIRED, true, false",
    })
    void knowsWhatItMeans(RideState state, boolean over, boolean occupiesCaptain) {
        assertThat(state.isOver()).isEqualTo(over);
        assertThat(state.hasCaptainOnIt()).isEqualTo(occupiesCaptain);
    }
}
