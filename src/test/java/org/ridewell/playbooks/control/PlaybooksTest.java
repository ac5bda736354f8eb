package org.ridewell.playbooks.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.playbooks.entity.PlaybookFault;
import org.ridewell.remedies.entity.Remedy;

class PlaybooksTest {

    private final Map<String, String> shipped = new TreeMap<>(PlaybookShelf.shipped());

    @Test
    void allThatShipAreRight() {
        Playbooks.Checked checked = Playbooks.check(PlaybookShelf.schema(), shipped);
        assertThat(checked.faults()).isEmpty();
        assertThat(checked.playbooks()).hasSize(PlaybookShelf.SHIPPED.size()).allSatisfy(p -> assertThat(p.ladder())
                .last()
                .satisfies(r -> assertThat(r.remedy()).isEqualTo(Remedy.PAGE)));
    }

    @Test
    void everyFileOfTheFolderShips() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/playbooks"))) {
            List<String> names = files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(PlaybookShelf.SHIPPED).isEqualTo(names);
        }
    }

    /** One word of hung-pod.yaml is replaced by another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: armed | mode: loaded | 3 | must be one of [shadow, armed]",
                "mode: armed | mood: armed | 3 | is not a known key",
                "mode: armed | mode: 3 | 3 | must be a string, not a whole number",
                "steady: 10s | steady: soon | 5 | must match",
                "fault: HUNG_POD | fault: HUNG_PUP | 2 | must be one of",
                "fault: HUNG_POD | fault: CRASH_LOOP | 2 | has a playbook already",
                "name: hung-pod | name: other | 1 | must be the file's name",
                "perWorkload: 4 | perWorkload: many | 17 | must be a whole number, not a string",
                "perWorkload: 4 | perWorkload: 400 | 17 | must not be more than 20",
                "perWorkload: 4 | perWorkload: -1 | 17 | must not be less than 0",
                "longestCooldown: 15m | longestCooldown: 5s | 21 | is shorter than limits.cooldown",
                "remedy: RESTART | remedy: QUARANTINE | 11 | is gentler than what comes before it",
                "remedy: RESTART | remedy: ROLL_BACK | 11 | ROLL_BACK is done on [REVISION], not on POD",
                "remedy: RESTART | remedy: PROTECT | 11 | PROTECT is done on [DEPENDENCY]",
                "remedy: PAGE | remedy: SHOUT | 14 | must be one of",
                "ladder: | ladder: 7 # | 6 | must be a list, not a whole number",
            })
    void namesAFaultWithItsLine(String word, String instead, int line, String rule) {
        shipped.computeIfPresent("hung-pod.yaml", (n, text) -> text.replaceFirst(word, instead));
        List<PlaybookFault> faults =
                Playbooks.check(PlaybookShelf.schema(), shipped).faults();
        if (instead.startsWith("ladder")) {
            // what follows is no YAML any more, which is a fault of its own
            assertThat(faults).isNotEmpty();
            return;
        }
        assertThat(faults).anySatisfy(f -> {
            assertThat(f.toString()).contains(rule);
            assertThat(f.file()).isIn("hung-pod.yaml", "crash-loop.yaml");
            if (f.file().equals("hung-pod.yaml")) {
                assertThat(f.line()).isEqualTo(line);
            }
        });
    }

    @Test
    void findsEveryFaultOfEveryFileAtOnce() {
        shipped.computeIfPresent("hung-pod.yaml", (n, text) -> text.replace("mode: armed", "mode: loaded")
                .replace("steady: 10s", "steady: soon"));
        shipped.computeIfPresent("overload.yaml", (n, text) -> text.replace("name: overload", "nome: overload"));
        shipped.put("torn.yaml", "name: [unfinished");
        shipped.put("empty.yaml", "");
        List<PlaybookFault> faults =
                Playbooks.check(PlaybookShelf.schema(), shipped).faults();
        assertThat(faults).hasSizeGreaterThanOrEqualTo(6);
        assertThat(faults)
                .extracting(PlaybookFault::file)
                .contains("hung-pod.yaml", "overload.yaml", "torn.yaml", "empty.yaml");
    }

    @Test
    void aPlaybookThatDoesNotEndWithAHumanIsWrong() {
        shipped.computeIfPresent("monitoring-dead.yaml", (n, text) -> text.replace("PAGE", "RESTART")
                .replace("on: ANY", "on: POD"));
        assertThat(Playbooks.check(PlaybookShelf.schema(), shipped).faults())
                .anySatisfy(f -> assertThat(f.rule()).contains("must end with PAGE"));
    }
}
