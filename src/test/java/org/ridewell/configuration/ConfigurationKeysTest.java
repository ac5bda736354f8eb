package org.ridewell.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ridewell.configuration.entity.MissingSettings;

/** The list of settings against the sources that read them: some are read before there is a container that could tell. */
class ConfigurationKeysTest {

    private static final Pattern INJECTED =
            Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"(?:,\\s*defaultValue = \"([^\"]*)\")?");
    private static final Pattern READ_EARLY = Pattern.compile("getenv\\(\"([^\"]+)\"\\)");
    private static final Pattern OF_THE_SERVER =
            Pattern.compile("<variable name=\"([^\"]+)\" defaultValue=\"([^\"]*)\"");
    private static final Pattern DOCUMENTED =
            Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (?:`([^`]*)` )?\\| (needed )?\\| \\S.* \\|$");

    @Test
    void noKeyIsUndocumentedAndNoDocumentedKeyIsDead() throws IOException {
        Stream<MatchResult> read = Stream.of(
                        found("src/main/java", INJECTED),
                        found("src/main/java", READ_EARLY),
                        found("liberty", OF_THE_SERVER))
                .flatMap(uses -> uses);
        assertThat(defaults(documented())).isEqualTo(defaults(read));
    }

    @Test
    void thoseAreNeededWithoutWhichProductionModeStops() throws IOException {
        assertThat(MissingSettings.of(name -> Optional.empty()))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .isEqualTo(documented()
                        .filter(row -> row.group(3) != null)
                        .map(row -> row.group(1))
                        .toList());
    }

    /** By key; who reads a key in two places must fall back on the same. */
    private static Map<String, Set<String>> defaults(Stream<MatchResult> uses) {
        Map<String, Set<String>> defaults = new TreeMap<>();
        uses.forEach(use -> {
            Set<String> own = defaults.computeIfAbsent(use.group(1), key -> new TreeSet<>());
            if (use.groupCount() > 1 && use.group(2) != null) {
                own.add(use.group(2));
            }
        });
        return defaults;
    }

    private static Stream<MatchResult> documented() throws IOException {
        return DOCUMENTED
                .matcher(Files.readString(Path.of("src/doc/configuration.md")))
                .results();
    }

    private static Stream<MatchResult> found(String folder, Pattern pattern) throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.append(Files.readString(file));
            }
        }
        return pattern.matcher(sources).results();
    }
}
