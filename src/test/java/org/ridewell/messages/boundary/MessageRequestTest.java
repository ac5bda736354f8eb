package org.ridewell.messages.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageRequestTest {

    @ParameterizedTest
    @CsvSource({"' I wear a red hat. ',I wear a red hat.", "'   ',''", ",''"})
    void countsNoBlanksAroundIt(String given, String kept) {
        assertThat(new MessageRequest(given).text()).isEqualTo(kept);
    }
}
