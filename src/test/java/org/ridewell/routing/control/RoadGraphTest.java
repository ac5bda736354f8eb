package org.ridewell.routing.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.geo.entity.Position;
import org.ridewell.routing.entity.Route;

/** On the graph that the build made of the real extract. */
class RoadGraphTest {

    private static final Position CASINO = new Position(43.7392, 7.4277);
    private static final Position PORT_FONTVIEILLE = new Position(43.7285, 7.4170);

    private static RoadGraph roads;

    @BeforeAll
    static void load() {
        roads = RoadGraph.load();
    }

    @Test
    void drivesFromTheCasinoToFontvieille() {
        Route route = roads.route(CASINO, PORT_FONTVIEILLE).orElseThrow();
        double crow = CASINO.distanceTo(PORT_FONTVIEILLE);
        assertThat((double) route.distance()).isBetween(crow, 3 * crow);
        // between 10 and 60 km/h
        assertThat(route.distance() / (double) route.duration()).isBetween(2.8, 16.7);
        assertThat(route.points()).hasSizeGreaterThan(20);
        assertThat(roads.seconds(CASINO, PORT_FONTVIEILLE)).contains(route.duration());
    }

    @ParameterizedTest
    @CsvSource({"48.85, 2.35", "43.7233, 7.4396", "0, 0", "43.9, 7.42"})
    void hasNoRouteOutsideTheServiceArea(double lat, double lon) {
        Position outside = new Position(lat, lon);
        assertThat(roads.contains(outside)).isFalse();
        assertThat(roads.route(CASINO, outside)).isEmpty();
        assertThat(roads.route(outside, CASINO)).isEmpty();
        assertThat(roads.snap(outside)).isEmpty();
    }

    @Test
    void joinsAnyTwoPointsOnRoads() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Position from = roads.somewhere(random);
            Position to = roads.somewhere(random);
            assertThat(roads.route(from, to)).as("%s -> %s", from, to).isPresent();
        }
    }

    @Test
    void isNowhereToGoFromAPlaceToItself() {
        assertThat(roads.route(CASINO, CASINO).map(Route::distance)).isEqualTo(Optional.of(0L));
    }
}
