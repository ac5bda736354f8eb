package org.ridewell.frame.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTest {

    @Test
    void comesBackAsItWasKept() {
        String text = Kept.nothing()
                .with("pickup", "p1|43.7|7.4|Café & Gare = 1 %")
                .with("destination", null)
                .text();
        Kept back = Kept.parse(text);
        assertThat(back.get("pickup")).isEqualTo("p1|43.7|7.4|Café & Gare = 1 %");
        assertThat(back.get("destination")).isNull();
        assertThat(back.get("method", "CASH")).isEqualTo("CASH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&&", "pickup", "=", "pickup=%zz", "pickup=%"})
    void holdsNothingThatItDidNotWrite(String text) {
        assertThat(Kept.parse(text).get("pickup")).isNull();
    }
}
