package org.ridewell.frame.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.accounts.boundary.NewAccount;
import org.ridewell.accounts.entity.Vehicle;
import org.ridewell.engagement.boundary.TicketRequest;
import org.ridewell.profile.boundary.ProfileChange;

class TextsTest {

    /** Where the source makes a refusal of a type. */
    private static final Pattern REFUSAL =
            Pattern.compile("\\b(?:conflict\\(|of\\(\\s*\\d{3},|refusal\\()\\s*\"([a-z-]+)\"");

    /** Chosen or followed, never typed. */
    private static final Set<String> NOT_TYPED = Set.of("locale", "rideId");

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

    @Test
    void everyRefusalHasWordsOfTheVisitor() throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> source = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    source.filter(path -> path.toString().endsWith(".java")).toList()) {
                REFUSAL.matcher(Files.readString(file)).results().forEach(found -> types.add(found.group(1)));
            }
        }
        assertThat(types)
                .contains("not-found", "invalid", "busy", "quote-expired", "payment-declined")
                .allSatisfy(type ->
                        assertThat(Texts.find(Locale.FRENCH, "problem." + type)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                NewAccount.class,
                NewAccount.NewCaptain.class,
                Vehicle.class,
                ProfileChange.class,
                TicketRequest.class
            })
    void everyFieldThatIsTypedHasWordsForItsRule(Class<?> input) {
        assertThat(input.getRecordComponents())
                .filteredOn(field -> field.getType() == String.class || field.getType() == int.class)
                .extracting(RecordComponent::getName)
                .filteredOn(name -> !NOT_TYPED.contains(name))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Texts.find(Locale.FRENCH, "problem.field." + name))
                        .isPresent());
    }
}
