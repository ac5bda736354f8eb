package org.ridewell.problem.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @Test
    void areReadAsTheyAreWritten() {
        assertThat(Times.time("2026-11-24T12:00:00Z")).contains(Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(Times.date("2026-11-24")).contains(LocalDate.of(2026, 11, 24));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24,2026-11-24",
        "2026-11-24T23:30:00Z,2026-11-24",
        "2026-11-24T23:30:00-01:00,2026-11-25",
        "2000-01-01,2000-01-01",
        "9999-12-31T23:59:59Z,9999-12-31"
    })
    void nameADay(String text, LocalDate day) {
        assertThat(Times.day(text)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30",
                "0000-01-01",
                "1999-12-31",
                "1999-12-31T23:59:59Z",
                "2026-11-24T12:00:00",
                "+10000-01-01",
                "+10000-01-01T00:00:00Z",
                "+300000-01-01T00:00:00Z",
                "-300000-01-01T00:00:00Z",
                "+999999999-12-31",
                "+999999999-12-31T23:59:59-18:00",
                "-999999999-01-01T00:00:00+18:00",
                "+1000000000-12-31T23:59:59Z"
            })
    void areNotReadWhereNothingCanBeAskedOf(String text) {
        assertThat(Times.time(text)).isEmpty();
        assertThat(Times.date(text)).isEmpty();
        assertThat(Times.day(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z,true",
        "2026-11-24T12:00:00Z,true",
        "9999-12-31T23:59:59Z,true",
        "0000-12-31T23:59:59Z,false",
        "+10000-01-01T00:00:00Z,false"
    })
    void mayBeToldWhereTheyCanBeStored(Instant time, boolean told) {
        assertThat(Times.isTold(time)).isEqualTo(told);
    }
}
