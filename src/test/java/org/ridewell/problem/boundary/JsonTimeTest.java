package org.ridewell.problem.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.problem.entity.Times;

class JsonTimeTest {

    @Test
    void readsATimeAndWhatAlertmanagerSaysForNever() throws JsonProcessingException {
        assertThat(read("\"2026-11-24T12:00:00Z\"")).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(read("\"0001-01-01T00:00:00Z\"")).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "1.5",
                "\"0000-01-01T00:00:00Z\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"+999999999-12-31T00:00:00Z\""
            })
    void tellsTheRuleOfWhatIsNoTimeThatCanBeStored(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(InvalidFormatException.class)
                .hasMessageStartingWith(Times.TIME_RULE);
    }

    private static Instant read(String json) throws JsonProcessingException {
        return ApiJson.MAPPER.readValue(json, Instant.class);
    }
}
