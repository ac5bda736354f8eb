package org.ridewell.telemetry.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void isTheSameOnAnotherLineAndWithAnotherMessage() {
        assertThat(Fingerprint.of(thrown("org.ridewell.rides.control.Rides", "lambda$find$3", 12, "ride 1")))
                .isEqualTo(Fingerprint.of(thrown("org.ridewell.rides.control.Rides", "lambda$find$5", 99, "ride 2")));
    }

    @Test
    void tellsPlacesApart() {
        assertThat(Fingerprint.of(thrown("org.ridewell.rides.control.Rides", "find", 1, "")))
                .isNotEqualTo(Fingerprint.of(thrown("org.ridewell.rides.control.Rides", "store", 1, "")));
    }

    @Test
    void looksAtTheRootCause() {
        RuntimeException root = thrown("org.ridewell.rides.control.Rides", "find", 1, "");
        assertThat(Fingerprint.of(new IllegalStateException("wrapped", root))).isEqualTo(Fingerprint.of(root));
    }

    private static RuntimeException thrown(String type, String method, int line, String message) {
        RuntimeException thrown = new IllegalArgumentException(message);
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.Optional", "get", "Optional.java", 1),
            new StackTraceElement(type, method, "X.java", line)
        });
        return thrown;
    }
}
