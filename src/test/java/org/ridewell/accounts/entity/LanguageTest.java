package org.ridewell.accounts.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr|fr",
                "fr-MC|fr",
                "it, fr;q=0.8, en;q=0.5|fr",
                "en-GB, fr;q=0.9|en",
                "de|en",
                "*|en",
                "no language ;;|en",
                "|en"
            })
    void isTheFirstOneWantedThatWeWrite(@Nullable String wanted, String written) {
        assertThat(Language.of(wanted)).isEqualTo(written);
    }
}
