package org.ridewell.rides.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartCodeTest {

    private final StartCode codes = new StartCode("a secret of the test");

    @Property
    void isFourDigitsThatMatchTheirHash(@ForAll @AlphaChars @StringLength(min = 1, max = 26) String rideId) {
        String code = codes.of(rideId);
        assertThat(code).matches("[0-9]{4}");
        assertThat(codes.matches(rideId, code, codes.hash(rideId, code))).isTrue();
    }

    @Test
    void matchesNoOtherCodeAndNoOtherRide() {
        String hash = codes.hash("ride", "1234");
        assertThat(codes.matches("ride", "1235", hash)).isFalse();
        assertThat(codes.matches("another", "1234", hash)).isFalse();
        assertThat(new StartCode("another secret").matches("ride", "1234", hash))
                .isFalse();
    }

    @Test
    void isTheSameOnEveryReplicaAndAnotherForEachRide() {
        assertThat(new StartCode("a secret of the test").of("ride")).isEqualTo(codes.of("ride"));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(codes.of("ride" + i));
        }
        // a thousand out of ten thousand repeat about fifty
        assertThat(seen).hasSizeGreaterThan(900);
    }

    @ParameterizedTest
    @CsvSource({"0000,true", "1234,true", "'',false", "12,false", "12345,false", "12a4,false", "' 123',false"})
    void hasFourDigits(String typed, boolean wellFormed) {
        assertThat(StartCode.isWellFormed(typed)).isEqualTo(wellFormed);
    }

    @Test
    void keepsTheCodeOutOfTheHash() {
        assertThat(codes.hash("ride", "1234")).hasSize(64).doesNotContain("1234");
    }
}
