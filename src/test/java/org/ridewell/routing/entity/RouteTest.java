package org.ridewell.routing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridewell.geo.entity.Position;

class RouteTest {

    /** 111 m north, then 111 m east at the equator. */
    private final Route corner =
            Route.of(222, 30, List.of(new Position(0, 0), new Position(0.001, 0), new Position(0.001, 0.001)));

    @Test
    void findsTheVehicleOnTheLegThatItDrives() {
        assertThat(corner.after(55.6).position().lat()).isCloseTo(0.0005, within(1e-5));
        assertThat(corner.after(55.6).heading()).isEqualTo(0);
        assertThat(corner.after(166.8).position().lon()).isCloseTo(0.0005, within(1e-5));
        assertThat(corner.after(166.8).heading()).isCloseTo(90, within(0.1));
    }

    @Test
    void staysAtTheEndsWhateverIsAsked() {
        assertThat(corner.after(-5).position()).isEqualTo(new Position(0, 0));
        assertThat(corner.after(9999).position()).isEqualTo(new Position(0.001, 0.001));
        assertThat(corner.after(9999).passed()).isCloseTo(222.4, within(0.2));
    }
}
