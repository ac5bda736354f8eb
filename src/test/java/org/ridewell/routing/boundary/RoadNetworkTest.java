package org.ridewell.routing.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ridewell.geo.entity.Position;

class RoadNetworkTest {

    private static final Position CASINO = new Position(43.7392, 7.4277);
    private static final Position PORT = new Position(43.7352, 7.4213);

    private final RoadNetwork roads = new RoadNetwork();

    @Nested
    class WhenTheRoadsDoNotAnswer {

        @Test
        void estimatesADistanceLongerThanTheCrowFlies() {
            double crow = CASINO.distanceTo(PORT);
            assertThat(roads.estimatedDistance(CASINO, PORT).orElseThrow().doubleValue())
                    .isCloseTo(crow * 1.6, Offset.offset(1.0));
        }

        @Test
        void estimatesTimesThatFitTheDistance() {
            long metres = roads.estimatedDistance(CASINO, PORT).orElseThrow();
            long seconds = roads.estimate(CASINO, PORT).orElseThrow();
            assertThat((double) metres / seconds).isBetween(6.9, 7.1);
            assertThat(roads.estimates(List.of(CASINO, PORT), PORT))
                    .containsExactly(roads.estimate(CASINO, PORT), roads.estimate(PORT, PORT));
        }

        @Test
        void drawsNoLine() {
            assertThat(roads.noLine(CASINO, PORT)).isEmpty();
        }
    }
}
