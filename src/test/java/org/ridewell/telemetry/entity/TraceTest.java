package org.ridewell.telemetry.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void takesTheCallersTraceOver() {
        assertThat(Trace.of("00-" + ID + "-00f067aa0ba902b7-01", "/api/quotes", null)
                        .id())
                .isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-" + ID,
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-" + ID + "-00f067aa0ba902b7-01\r\nSet-Cookie: x"
            })
    void makesItsOwnWhereTheHeaderBreaksTheStandard(String header) {
        assertThat(Trace.of(header, "/", null).id()).matches("[0-9a-f]{32}").isNotEqualTo(ID);
    }

    @Test
    void readsTheRideFromTheAddress() {
        assertThat(Trace.of(null, "/api/rides/01hzy8k3m5/arrival", "u").rideId())
                .isEqualTo("01hzy8k3m5");
        assertThat(Trace.of(null, "/api/rides", "u").rideId()).isNull();
    }

    @Test
    void belongsToTheThreadUntilItIsLeft() {
        Trace trace = Trace.of(null, "/", null);
        Trace.Scope scope = Trace.enter(trace);
        assertThat(Trace.currentId()).isEqualTo(trace.id());
        scope.close();
        assertThat(Trace.current()).isEmpty();
    }
}
