package org.ridewell.problem.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource({"PT0S,1", "PT0.2S,1", "PT1S,1", "PT1.001S,2", "PT1M,60"})
    void namesWholeSecondsAfterWhichWhatIsAwayMayBeAskedAgain(Duration rest, long seconds) {
        Refusal refusal = Refusal.away("maps-away", "The maps do not answer.", rest);
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.extensions()).containsEntry(Refusal.RETRY_AFTER, seconds);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 500, 502})
    void isNoSuccessAndNoBug(int status) {
        assertThatThrownBy(() -> Refusal.of(status, "t", "Title", "Detail"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsItsFieldsWhenMoreIsSaid() {
        Refusal refusal = Refusal.invalid("pickup", "is wet").with("activeRide", "r");
        assertThat(refusal.errors()).containsExactly(new Refusal.FieldError("pickup", "is wet"));
        assertThat(refusal.withError("destination", "is dry").extensions()).containsEntry("activeRide", "r");
    }
}
