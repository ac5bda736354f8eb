package org.ridewell.telemetry.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "POST, quotes, '', POST /quotes",
        "POST, /rides/, /{id}/arrival, POST /rides/{id}/arrival",
        "GET, '', 'x/{token: [a-z]+}/', GET /x/{token}",
    })
    void isNamedByItsTemplate(String method, String resource, String path, String name) {
        assertThat(Operation.of(method, resource, path)).isEqualTo(new Operation(name));
    }
}
