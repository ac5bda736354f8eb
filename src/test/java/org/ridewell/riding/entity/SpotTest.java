package org.ridewell.riding.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.geo.entity.Position;

class SpotTest {

    @ParameterizedTest
    @CsvSource({"n1,Casino", ",A pin", "n2,A name | with a bar"})
    void isReadAsItWasWritten(String placeId, String name) {
        Spot spot = Spot.of(placeId, name, new Position(43.7392, 7.4277));
        assertThat(Spot.read(spot.text())).isEqualTo(spot);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "Casino",
                "n1|43.7|7.4",
                "n1|north|7.4|Casino",
                "n1|91|7.4|Casino",
                "n1|NaN|7.4|Casino",
                "n1||7.4|Casino"
            })
    void isNothingWhereNoneOfOursStands(String text) {
        assertThat(Spot.read(text)).isNull();
    }
}
