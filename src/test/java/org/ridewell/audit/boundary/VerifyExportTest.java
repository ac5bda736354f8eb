package org.ridewell.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridewell.problem.boundary.JsonMapping;
import org.ridewell.watchdog.control.SimulatedWatchdog;

class VerifyExportTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private String export = "";

    @BeforeEach
    void exportARecordOfOneHeal() throws IOException {
        SimulatedWatchdog watchdog = new SimulatedWatchdog();
        watchdog.run(Duration.ofSeconds(20));
        watchdog.cluster.pod(0).hung = true;
        watchdog.run(Duration.ofSeconds(150));
        export = JsonMapping.MAPPER.writeValueAsString(Map.of("entries", watchdog.record));
    }

    @Test
    void verifiesAndReplaysAnExportByItself() throws IOException {
        assertThat(verify(export)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("intact").contains("all derived again the same");
    }

    @Test
    void findsOneChangedByte() throws IOException {
        int at = export.indexOf("QUARANTINE");
        String changed = export.substring(0, at) + "q" + export.substring(at + 1);
        assertThat(verify(changed)).isEqualTo(1);
    }

    @Test
    void findsAChangedNumber() throws IOException {
        assertThat(verify(export.replaceFirst("\"value\":20", "\"value\":21"))).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("BROKEN at entry");
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
