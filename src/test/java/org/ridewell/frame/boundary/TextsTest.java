package org.ridewell.frame.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"", "fr"})
    void everyTextWithAGapIsAPattern(String language) {
        ResourceBundle texts = ResourceBundle.getBundle("org.ridewell.texts", Locale.forLanguageTag(language), EXACT);
        assertThat(texts.keySet())
                .filteredOn(key -> texts.getString(key).contains("{"))
                .allSatisfy(key -> assertThat(new MessageFormat(texts.getString(key), texts.getLocale())
                                .format(new Object[] {2, 3, 4}))
                        .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = "fr")
    void aLanguageHasEachTextOfTheFirst(String language) {
        ResourceBundle first = ResourceBundle.getBundle("org.ridewell.texts", Locale.ROOT, EXACT);
        ResourceBundle other = ResourceBundle.getBundle("org.ridewell.texts", Locale.forLanguageTag(language), EXACT);
        assertThat(first.keySet()).isEqualTo(other.keySet());
    }
}
