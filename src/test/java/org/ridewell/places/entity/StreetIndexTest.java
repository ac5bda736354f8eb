package org.ridewell.places.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.geo.entity.Position;

class StreetIndexTest {

    private static final Position HERE = new Position(43.7350, 7.4200);

    private static final StreetIndex CROSSING = new StreetIndex(List.of(
            new StreetIndex.Stretch("Along", List.of(new Position(43.7352, 7.4100), new Position(43.7352, 7.4300))),
            new StreetIndex.Stretch("Across", List.of(new Position(43.7300, 7.4210), new Position(43.7400, 7.4210)))));

    @Test
    void namesTheStreetThatPassesNearestThoughItsEndsAreFar() {
        // 22 m to the one, 80 m to the other
        assertThat(CROSSING.nearest(HERE, 300)).hasValue("Along");
        assertThat(CROSSING.nearest(new Position(43.7340, 7.4209), 300)).hasValue("Across");
    }

    @Test
    void namesNoneWithinTooShortAReach() {
        assertThat(CROSSING.nearest(HERE, 22)).isEmpty();
        assertThat(CROSSING.nearest(HERE, 23)).hasValue("Along");
    }

    /** Leaving out what lies too far away must not change the answer. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsWhatLookingAtEachPointOfEachStreetFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<StreetIndex.Stretch> city = new ArrayList<>();
        for (int street = 0; street < 40; street++) {
            List<Position> points = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                points.add(somewhere(random));
            }
            city.add(new StreetIndex.Stretch("street " + street, points));
        }
        StreetIndex index = new StreetIndex(city);
        for (int i = 0; i < 50; i++) {
            Position position = somewhere(random);
            String named = index.nearest(position, 5_000).orElseThrow();
            double least =
                    city.stream().mapToDouble(s -> distance(position, s)).min().orElseThrow();
            StreetIndex.Stretch found = city.stream()
                    .filter(s -> s.name().equals(named))
                    .findFirst()
                    .orElseThrow();
            // walking in steps misses the nearest point by half a step at most
            assertThat(distance(position, found)).isBetween(least, least + 2);
        }
    }

    private static double distance(Position position, StreetIndex.Stretch street) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i < street.points().size(); i++) {
            Position from = street.points().get(i - 1);
            Position to = street.points().get(i);
            for (double share = 0; share <= 1; share += 0.0005) {
                Position between = new Position(
                        from.lat() + (to.lat() - from.lat()) * share, from.lon() + (to.lon() - from.lon()) * share);
                least = Math.min(least, position.distanceTo(between));
            }
        }
        return least;
    }

    private static Position somewhere(SplittableRandom random) {
        return new Position(43.72 + random.nextDouble() * 0.03, 7.40 + random.nextDouble() * 0.04);
    }
}
