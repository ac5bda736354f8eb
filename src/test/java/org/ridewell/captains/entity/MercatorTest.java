package org.ridewell.captains.entity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Percentage;
import org.ridewell.geo.entity.Position;

class MercatorTest {

    @Property(tries = 200)
    void measuresCityDistancesAlikeInEveryDirection(
            @ForAll @DoubleRange(min = -65, max = 65) double lat,
            @ForAll @DoubleRange(min = -170, max = 170) double lon,
            @ForAll @DoubleRange(min = 0, max = 6.28) double direction) {
        Position here = new Position(lat, lon);
        Position there = new Position(
                lat + 0.05 * Math.sin(direction), lon + 0.05 * Math.cos(direction) / Math.cos(Math.toRadians(lat)));
        Mercator a = Mercator.of(here);
        Mercator b = Mercator.of(there);
        double onTheGround = Math.hypot(a.x() - b.x(), a.y() - b.y()) / Mercator.stretch(here);
        assertThat(onTheGround).isCloseTo(here.distanceTo(there), Percentage.withPercentage(0.5));
    }
}
