package org.ridewell.accounts.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInDelayTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "4,0", "5,30", "6,60", "7,120", "8,240", "9,480", "10,900", "11,900", "1000000,900"})
    void growsAfterTheFreeTries(int failures, long seconds) {
        assertThat(SignInDelay.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Property
    void neverShrinksWithOneFailureMore(@ForAll @IntRange(min = 0, max = 1_000_000) int failures) {
        assertThat(SignInDelay.after(failures + 1)).isGreaterThanOrEqualTo(SignInDelay.after(failures));
    }
}
