package org.ridewell.places.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.geo.entity.Position;

class CoordinatesTest {

    @Test
    void readsLatitudeAndLongitude() {
        assertThat(Coordinates.parse("43.7392,7.4277")).contains(new Position(43.7392, 7.4277));
        assertThat(Coordinates.parse(" -1 , -180 ")).contains(new Position(-1, -180));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "43.7",
                "a,b",
                "NaN,NaN",
                "Infinity,1",
                "91,0",
                "0,181",
                "1,2,3",
                "1e3,2",
                "0x1,2",
                ",",
                "43.7;7.4"
            })
    void refusesWhatIsNoPosition(String text) {
        assertThat(Coordinates.parse(text)).isEmpty();
    }

    @Test
    void readsAPinBackFromItsId() {
        Place pin = Place.pin("Rue Grimaldi", new Position(43.7392001, 7.4277));
        assertThat(Place.pinned(pin.id())).contains(new Position(43.7392, 7.4277));
        assertThat(Place.pinned("n123")).isEmpty();
    }
}
