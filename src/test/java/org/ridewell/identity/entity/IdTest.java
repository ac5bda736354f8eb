package org.ridewell.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "en-US", "fr-FR", "et-EE"})
    void nothingSortsAfterTheEndWhateverTheCollation(String language) {
        Collator collator = Collator.getInstance(Locale.forLanguageTag(language));
        for (String year : new String[] {"1970", "2026", "2200", "9999"}) {
            String id = Id.next(Clock.fixed(Instant.parse(year + "-12-31T23:59:59Z"), ZoneOffset.UTC));
            assertThat(id).isLessThan(Id.AFTER_ALL);
            assertThat(collator.compare(id, Id.AFTER_ALL)).as(id).isNegative();
        }
    }
}
