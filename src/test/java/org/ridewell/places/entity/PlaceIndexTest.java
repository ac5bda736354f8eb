package org.ridewell.places.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.geo.entity.Position;

/** On the list that the build made of the real extract. */
class PlaceIndexTest {

    private static PlaceIndex index;

    @BeforeAll
    static void load() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PlaceIndexTest.class.getClassLoader().getResourceAsStream("city/places.tsv")),
                StandardCharsets.UTF_8))) {
            index = new PlaceIndex(lines.lines().map(Place::of).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "boulevard des moulins, Boulevard des Moulins",
        "Boulevard des Mou, Boulevard des Moulins",
        "bd des moulins, Boulevard des Moulins",
        "moulins boulevard, Boulevard des Moulins",
        "boulevrad des moulins, Boulevard des Moulins",
        "MOULINZ, Boulevard des Moulins",
        "rue suffren reymond, Rue Suffren Reymond",
        "theatre princesse grace, Théatre Princesse Grace",
        "princese grace, Avenue Princesse Grace",
        "fontvielle, Fontvieille",
        "jardin exotique, Jardin Exotique",
        "cafe de paris, Café de Paris"
    })
    void forgivesAccentsOrderAndTypos(String typed, String meant) {
        assertThat(index.suggest(typed, null, 8)).extracting(Place::name).contains(meant);
    }

    @Test
    void putsTheExactNameFirst() {
        assertThat(index.suggest("Fontvieille", null, 8).get(0).name()).isEqualTo("Fontvieille");
    }

    @Test
    void prefersTheNearerOfEquallyGoodMatches() {
        Place east = index.suggest("parking", new Position(43.7465, 7.4340), 1).get(0);
        Place west = index.suggest("parking", new Position(43.7300, 7.4150), 1).get(0);
        assertThat(east.position().lon()).isGreaterThan(west.position().lon());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "---", "qqqqqqqq", "\u0000", "'; DROP TABLE place;--", "(((((", "\uD83D\uDE95"})
    void findsNothingForWhatNamesNoPlace(String typed) {
        assertThat(index.suggest(typed, null, 8)).isEmpty();
    }

    @Test
    void keepsEachIdFindable() {
        Place casino = index.suggest("casino", null, 1).get(0);
        assertThat(index.find(casino.id())).contains(casino);
        assertThat(index.find("n1")).isEmpty();
    }

    @Test
    void answersWellWithinAKeystroke() {
        String[] typed = {"b", "bo", "boulevrad", "avenue princesse grace", "rue gri", "xyzxyzxyz"};
        long[] took = new long[600];
        for (int i = 0; i < took.length; i++) {
            long start = System.nanoTime();
            index.suggest(typed[i % typed.length], new Position(43.7392, 7.4277), 8);
            took[i] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        assertThat(took[570] / 1e6).as("p95 in milliseconds").isLessThan(20);
    }
}
