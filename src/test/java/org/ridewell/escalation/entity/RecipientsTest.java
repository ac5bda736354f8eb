package org.ridewell.escalation.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientsTest {

    @ParameterizedTest
    @CsvSource({
        "'a@example.org', 'a@example.org'",
        "' a@example.org , b@example.org,', 'a@example.org b@example.org'",
        "'a@example.org,a@example.org', 'a@example.org'",
        "'', 'ops@example.org'",
        "' , ', 'ops@example.org'"
    })
    void areThoseThatAreNamedAndOperationsOtherwise(String named, String expected) {
        assertThat(String.join(" ", Recipients.of(named, "ops@example.org"))).isEqualTo(expected);
    }
}
