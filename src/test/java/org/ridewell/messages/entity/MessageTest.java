package org.ridewell.messages.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.rides.entity.Party;

class MessageTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void hasOneToFiveHundredCharacters(int length) {
        assertThat(message(Party.CAPTAIN, "x".repeat(length)).text()).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    void hasNeitherFewerNorMore(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> message(Party.RIDER, "x".repeat(length)));
    }

    @Test
    void isWrittenByPeople() {
        assertThatIllegalArgumentException().isThrownBy(() -> message(Party.SYSTEM, "Hello"));
    }

    @Test
    void tellsNoLogWhatWasWritten() {
        assertThat(message(Party.RIDER, "I am at the door")).hasToString("Message m1");
    }

    private static Message message(Party from, String text) {
        return new Message("m1", from, text, NOW);
    }
}
