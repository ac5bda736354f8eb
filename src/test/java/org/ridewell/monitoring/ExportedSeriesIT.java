package org.ridewell.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridewell.probes.entity.Exposition;
import org.ridewell.probes.entity.Exposition.Sample;
import org.ridewell.probes.entity.Series;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is read from {@code /metrics} is there: a series of another name would be silence, which nobody tells from health. */
class ExportedSeriesIT {

    /** Names of series, recorded ones (with colons) left out; labels in braces and behind "by" or "on" are none. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w:\"])[a-z]+(?:_[a-zA-Z0-9]+)+(?![\\w:(])");

    private static final Pattern LABELS =
            Pattern.compile("\\{[^}]*}|\\b(?:by|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void useWhatIsCounted() {
        RideSystem system = new RideSystem(LibertyServer.shared());
        ApiClient rider = system.rider();
        system.topUp(rider, "tok_ok").expect(201);
        RideSystem.bookInCash(rider, "CAR");
    }

    @Test
    void theWatchdogReadsNothingThatIsNotThere() {
        awaitExported(Set.copyOf(Series.ALL));
    }

    @Test
    void rulesAndDashboardsReadNothingThatIsNotThere() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Path file : files("monitoring/prometheus/rules")) {
            Object rules = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            read.addAll(names(JSON.valueToTree(rules)));
        }
        for (Path file : files("monitoring/grafana")) {
            read.addAll(names(JSON.readTree(file.toFile())));
        }
        assertThat(read).hasSizeGreaterThan(15);
        awaitExported(read);
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.sorted().toList();
        }
    }

    private static Set<String> names(JsonNode file) {
        return file.findValues("expr").stream()
                .map(expression -> LABELS.matcher(expression.asText()).replaceAll(""))
                .flatMap(expression -> NAME.matcher(expression).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The pings and counts that run on a timer begin some seconds after the start. */
    private static void awaitExported(Set<String> wanted) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(exported())
                .containsAll(wanted));
    }

    private static Set<String> exported() {
        return Exposition.parse(LibertyServer.shared().metrics(), Instant.now(), name -> true).samples().stream()
                .map(Sample::name)
                .collect(Collectors.toSet());
    }
}
