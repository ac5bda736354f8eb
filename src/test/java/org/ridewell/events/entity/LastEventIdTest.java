package org.ridewell.events.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastEventIdTest {

    private static final long HORIZON = 100;
    private static final long NEWEST = 200;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void beginsNowWithoutAnId(String header) {
        assertThat(LastEventId.parse(header, HORIZON, NEWEST)).isEqualTo(new LastEventId.FromNow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "150", "200"})
    void resumesAfterAnIdThatIsKept(String header) {
        assertThat(LastEventId.parse(header, HORIZON, NEWEST)).isEqualTo(new LastEventId.After(Long.parseLong(header)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"99", "0", "201", "-1", "1e2", "abc", "150 ", "٣", "999999999999999999999999", "0x10", "null"})
    void asksForAReloadWhenTheIdIsTooOldOrFromTheFutureOrGarbage(String header) {
        assertThat(LastEventId.parse(header, HORIZON, NEWEST)).isEqualTo(new LastEventId.Unusable());
    }

    @Test
    void writesAnEventAsOneFrame() {
        OutboxEvent event = new OutboxEvent(7, "rider", "ride", "r1", "{\"a\":1}");
        assertThat(event.frame()).asString().isEqualTo("id: 7\nevent: ride\ndata: {\"a\":1}\n\n");
    }
}
