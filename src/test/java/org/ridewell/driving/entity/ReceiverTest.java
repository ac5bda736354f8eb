package org.ridewell.driving.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.geo.entity.Position;

class ReceiverTest {

    private static final Position CASINO = new Position(43.7392, 7.4277);

    @Test
    void isWhereItSays() {
        assertThat(new Receiver(false, "43.7352,7.4213").position(CASINO)).contains(new Position(43.7352, 7.4213));
        assertThat(new Receiver(false, "-33.9,-18").position(null)).contains(new Position(-33.9, -18));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "here", "43.7352", "43.7352,", "99,7.4213", "43.7352,181", "NaN,NaN"})
    void isNowhereWhenItSaysNothingEvenIfTheCaptainWasSomewhereBefore(String reading) {
        assertThat(new Receiver(false, reading).position(CASINO)).isEmpty();
        assertThat(new Receiver(false, reading).position(null)).isEmpty();
    }

    @Test
    void startsASimulationWhereTheCaptainWasOrAtTheStation() {
        assertThat(new Receiver(true, "").position(CASINO)).contains(CASINO);
        assertThat(new Receiver(true, "43.7352,7.4213").position(null)).contains(Receiver.STATION);
    }
}
