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

    private static final Pattern QUOTED_BY_PAGES = Pattern.compile("'([\\w.-]+)'");
    private static final Pattern QUOTED_BY_CLASSES = Pattern.compile("\"([\\w.-]+)\"");

    /** What keys begin with that are put together where they are needed, from this and one more word. */
    private static final String COMPOSED = "breaker. cancel.reason. cancel.rule. cancelled.by. category. chaos."
            + " drive.stage. earnings.goal. effect. fault. follow. guard. incident. language. line. messages.reply."
            + " mode. notice. outcome. page. paid. payment. problem. product. remedy. role. seats. state. summary."
            + " test. ticket. ticket.state. verdict.";

    /** Those of more words. */
    private static final Pattern COMPOSED_FURTHER =
            Pattern.compile("problem\\..+|error\\.\\d{3}\\.(title|text)|cancelled\\.by\\.CAPTAIN\\.fee");

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
        Set<String> types = found("src/main/java", ".java", REFUSAL);
        assertThat(types)
                .contains("not-found", "invalid", "busy", "quote-expired", "payment-declined")
                .allSatisfy(type ->
                        assertThat(Texts.find(Locale.FRENCH, "problem." + type)).isPresent());
    }

    /** Words that nobody says are translated for nothing, and mislead whoever looks for the right ones. */
    @Test
    void everyTextIsSaidSomewhere() throws IOException {
        Set<String> quoted = found("webapp", ".xhtml", QUOTED_BY_PAGES);
        quoted.addAll(found("src/main/java", ".java", QUOTED_BY_CLASSES));
        Set<String> composed = Set.of(COMPOSED.split(" ", -1));
        assertThat(quoted).containsAll(composed);
        ResourceBundle texts = ResourceBundle.getBundle("org.ridewell.texts", Locale.ROOT, EXACT);
        assertThat(texts.keySet())
                .filteredOn(key -> !quoted.contains(key))
                .filteredOn(key -> !composed.contains(key.substring(0, key.lastIndexOf('.') + 1)))
                .allMatch(key -> COMPOSED_FURTHER.matcher(key).matches());
    }

    private static Set<String> found(String folder, String ending, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> source = Files.walk(Path.of(folder))) {
            for (Path file :
                    source.filter(path -> path.toString().endsWith(ending)).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
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
