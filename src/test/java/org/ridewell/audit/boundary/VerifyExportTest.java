package org.ridewell.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.audit.entity.Replay;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.Draft;
import org.ridewell.record.entity.Entry;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.watchdog.boundary.IncidentView;
import org.ridewell.watchdog.control.SimulatedWatchdog;
import org.ridewell.watchdog.entity.Incident;

class VerifyExportTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private HealthReport report = HealthReport.of(Instant.EPOCH, Instant.EPOCH, List.of(), List.of());
    private String export = "";

    @BeforeEach
    void exportARecordOfOneHeal() throws IOException {
        Instant start = watchdog.clock.instant();
        watchdog.run(Duration.ofSeconds(20));
        watchdog.cluster.pod(0).hung = true;
        watchdog.run(Duration.ofSeconds(150));
        List<IncidentView> incidents =
                watchdog.incidents.values().stream().map(IncidentView::of).toList();
        report = HealthReport.of(start, watchdog.clock.instant(), incidents, watchdog.record);
        export = ApiJson.MAPPER.writeValueAsString(report);
    }

    @Test
    void verifiesAndReplaysAnExportByItself() throws IOException {
        assertThat(verify(export)).as(said()).isZero();
        assertThat(said())
                .contains("intact")
                .contains("all derived again the same")
                .contains("ends:      as the report says");
    }

    @Test
    void findsOneChangedByte() throws IOException {
        int at = export.indexOf("QUARANTINE", export.indexOf("\"entries\":["));
        String changed = export.substring(0, at) + "q" + export.substring(at + 1);
        assertThat(verify(changed)).isEqualTo(1);
    }

    @Test
    void findsAChangedNumber() throws IOException {
        int entries = export.indexOf("\"entries\":[");
        String changed =
                export.substring(0, entries) + export.substring(entries).replaceFirst("\"value\":20", "\"value\":21");
        assertThat(verify(changed)).isEqualTo(1);
        assertThat(said()).contains("BROKEN at entry");
    }

    /** Each is one byte; a character that stands for another one of its kind, so that the file stays an export. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"from\":\"2",
                "\"to\":\"2",
                "\"availability\":0.8",
                "\"objective\":0.99",
                "\"errorBudget\":0.8",
                "\"errorBudgetLeft\":-2",
                "\"fault\":\"HUNG_PO",
                "\"suspectedAt\":\"2",
                "\"reason\":\"r",
                "\"check\":{\"entries\":1",
                "\"plans\":",
                "\"digest\":\""
            })
    void findsAChangedByteInEachSection(String before) throws IOException {
        String stem = before.replaceFirst("[0-9a-zA-Z]$", "");
        int at = export.indexOf(stem);
        assertThat(at).as(stem).isNotNegative();
        int changed = at + before.length();
        char old = export.charAt(changed);
        char other = old == '1' ? '2' : Character.isDigit(old) ? '1' : old == 'a' ? 'b' : 'a';
        assertThat(verify(export.substring(0, changed) + other + export.substring(changed + 1)))
                .isEqualTo(1);
    }

    @Test
    void findsAnyChangedByte() throws IOException {
        for (int part = 0; part < 40; part++) {
            int at = (int) (export.length() * (part + 0.5) / 40);
            while (!Character.isLetterOrDigit(export.charAt(at))) {
                at++;
            }
            char other = export.charAt(at) == '1' ? '2' : '1';
            assertThat(verify(export.substring(0, at) + other + export.substring(at + 1)))
                    .as(export.substring(Math.max(0, at - 40), at + 1))
                    .isNotZero();
        }
    }

    @Test
    void namesWhatIsCutAtTheEndAndAtTheBeginning() throws IOException {
        List<Entry> all = report.entries();
        assertThat(verify(with(all.subList(0, all.size() - 2)))).isEqualTo(1);
        assertThat(said()).contains("intact").contains("2 entries are CUT, after entry " + (all.size() - 2));

        said.reset();
        assertThat(verify(with(all.subList(3, all.size())))).isEqualTo(1);
        assertThat(said()).contains("3 entries are CUT before entry 4");
    }

    /** A disk brought it that had kept it while the database was away: of an incident that was over when the period began. */
    @Test
    void isIntactWithAnEntryThatHappenedBeforeItsPredecessor() throws IOException {
        List<Entry> all = new ArrayList<>(report.entries());
        Instant before = report.from().minus(Duration.ofHours(1));
        follow(all, before, "incident-of-before", "{\"event\":\"incident opened\"}");
        follow(all, report.to().minusSeconds(1), null, "{\"event\":\"any\"}");
        HealthReport late = HealthReport.of(report.from(), report.to(), report.incidents(), all);
        assertThat(late.check().intact()).isTrue();
        assertThat(late.availability()).isEqualTo(report.availability());
        assertThat(verify(ApiJson.MAPPER.writeValueAsString(late))).as(said()).isZero();
    }

    private static void follow(List<Entry> chain, Instant at, @Nullable String incident, String body) {
        Entry last = chain.get(chain.size() - 1);
        Draft draft = new Draft("late-" + last.seq(), at, EntryKind.CONTROL, incident, CanonicalJson.tree(body));
        chain.add(Entry.after(last.hash(), last.seq() + 1, draft));
    }

    @Test
    void missesAnIncidentThatTheEntriesOpened() throws IOException {
        HealthReport silent = HealthReport.of(report.from(), report.to(), List.of(), report.entries());
        assertThat(verify(ApiJson.MAPPER.writeValueAsString(silent))).isEqualTo(1);
        assertThat(said()).contains(watchdog.only().id() + " is MISSING");
    }

    @Test
    void missesThePlansOfDecisionsThatAreShown() throws IOException {
        HealthReport empty = HealthReport.of(report.from(), report.to(), report.incidents(), List.of());
        assertThat(empty.replaysTheSame()).isFalse();
        assertThat(verify(ApiJson.MAPPER.writeValueAsString(empty))).isEqualTo(1);
        assertThat(said()).contains("NO plan derives");
        Replay replay = new Replay();
        watchdog.record.stream().filter(e -> e.kind() != EntryKind.PLAN).forEach(replay::next);
        Replay.Result result =
                replay.result(HealthReport.decisions(report.incidents()).toList());
        assertThat(result.same()).isFalse();
        assertThat(result.unrecorded())
                .hasSize(watchdog.only().decisions().size())
                .contains(watchdog.only().decisions().get(0).id());
    }

    @Test
    void saysThatNothingIsReplayedWhereNothingWasPlanned() throws IOException {
        HealthReport quiet = HealthReport.of(report.from(), report.to(), List.of(), List.of());
        assertThat(verify(ApiJson.MAPPER.writeValueAsString(quiet))).as(said()).isZero();
        assertThat(said()).contains("there is no plan to derive again");
        assertThat(new Replay().result(List.of()).same()).isFalse();
    }

    @Test
    void countsAFaultUntilARemedyHelped() {
        Incident incident = watchdog.only();
        Instant helped = report.entries().stream()
                .filter(e -> e.kind() == EntryKind.VERIFICATION)
                .findFirst()
                .orElseThrow()
                .at();
        double seconds = Duration.between(incident.suspectedAt(), helped).toMillis() / 1000.0;
        double period = Duration.between(report.from(), report.to()).toSeconds();
        assertThat(report.availability()).isCloseTo(1 - seconds / period, within(1e-6));
        assertThat(incident.closedAt()).isAfter(helped);
    }

    private String with(List<Entry> entries) throws IOException {
        ObjectNode tree = (ObjectNode) ApiJson.MAPPER.readTree(export);
        tree.set("entries", ApiJson.MAPPER.readTree(ApiJson.MAPPER.writeValueAsString(entries)));
        return ApiJson.MAPPER.writeValueAsString(tree);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void refusesWhatIsNoExport() throws IOException {
        assertThat(verify("{\"hello\": 1}")).isEqualTo(2);
        assertThat(verify("not json")).isEqualTo(2);
    }

    private int verify(String text) throws IOException {
        Path file = folder.resolve("report.json");
        Files.writeString(file, text);
        return new VerifyExport(new PrintStream(said, true, StandardCharsets.UTF_8)).run(file);
    }
}
