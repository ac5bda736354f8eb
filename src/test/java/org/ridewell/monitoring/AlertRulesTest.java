package org.ridewell.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.system.Required;

/** An alert, its runbook and its test are one unit. */
class AlertRulesTest {

    private static final Path PROMETHEUS = Path.of("monitoring/prometheus");
    private static final Path RUNBOOKS = Path.of("monitoring/runbooks");
    private static final String INSTALL = "apt-get install prometheus";
    private static final Pattern RULE = Pattern.compile("- alert: (\\w+).*?(?=- alert:|- record:|\\z)", Pattern.DOTALL);

    /** One alert's own lines, as they stand in the file. */
    record Alert(String name, String lines) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Alert> alerts() throws IOException {
        List<Alert> alerts = new ArrayList<>();
        for (Path file : files(PROMETHEUS.resolve("rules"))) {
            RULE.matcher(Files.readString(file))
                    .results()
                    .forEach(rule -> alerts.add(new Alert(rule.group(1), rule.group())));
        }
        return alerts;
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void saysWhatWithWhichValuesHowBadAndWhatToDo(Alert alert) {
        assertThat(alert.lines())
                .contains("severity: ", "summary: ")
                .containsPattern("description: .*\\{\\{ \\$(value|labels)")
                .contains("runbook_url: https://ridewell.org/runbooks/" + alert.name() + "\n");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void isUnderstoodByTheWatchdogWhenItIsAboutAFault(Alert alert) {
        Matcher fault = Pattern.compile("fault: (\\w+)").matcher(alert.lines());
        if (fault.find()) {
            assertThat(Fault.valueOf(fault.group(1)).isSaidBy(alert.name())).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void hasARunbookOfItsName(Alert alert) throws IOException {
        assertThat(Files.readString(RUNBOOKS.resolve(alert.name() + ".md")))
                .startsWith("# " + alert.name())
                .contains("**What the watchdog does.**", "**Do", "**Afterwards.**");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void isTestedFiringAndSilent(Alert alert) throws IOException {
        String test = Files.readString(PROMETHEUS.resolve("tests/" + alert.name() + ".yml"));
        assertThat(test).contains("alertname: " + alert.name(), "exp_labels");
        if (!alert.name().equals("Watchdog")) { // which must never be silent
            assertThat(test).contains("exp_alerts: []");
        }
    }

    /** Neither may hang on the watchdog alone. */
    @Test
    void peopleAreToldWhenTheWatchdogIsAwayOrCannotHeal() throws IOException {
        assertThat(alerts())
                .filteredOn(alert -> Set.of("WatchdogAway", "HealEscalated").contains(alert.name()))
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.lines()).contains("severity: page"));
    }

    @ParameterizedTest
    @CsvSource({
        "alertname=WatchdogAway severity=page, 'people,watchdog'",
        "alertname=HungPod severity=warning, watchdog",
        "alertname=Watchdog severity=none, watchdog"
    })
    void everyAlertGoesToTheWatchdogAndPagesGoToPeopleToo(String labels, String receivers) throws Exception {
        Path amtool = Required.program("apt-get install prometheus-alertmanager", "amtool");
        String routes = "--config.file=monitoring/alertmanager/alertmanager.yml";
        List<String> command = new ArrayList<>(List.of(amtool.toString(), "config", "routes", "test", routes));
        command.addAll(List.of(labels.split(" ", -1)));
        assertThat(run(command).lines()).last().isEqualTo(receivers);
    }

    @Test
    void noRunbookAndNoTestIsLeftOver() throws IOException {
        List<String> names = alerts().stream().map(Alert::name).sorted().toList();
        assertThat(names(RUNBOOKS)).isEqualTo(names);
        assertThat(names(PROMETHEUS.resolve("tests"))).isEqualTo(names);
    }

    @Test
    void firesAndStaysSilentAsItsTestSays() throws Exception {
        Path promtool = Required.program(INSTALL, "promtool");
        List<String> command = new ArrayList<>(List.of(promtool.toString(), "test", "rules"));
        files(PROMETHEUS.resolve("tests")).forEach(file -> command.add(file.toString()));
        assertThat(run(command)).doesNotContain("FAILED").contains("SUCCESS");
    }

    @Test
    void theRulesAndTheConfigurationAreValid() throws Exception {
        Path promtool = Required.program(INSTALL, "promtool");
        assertThat(run(List.of(
                        promtool.toString(),
                        "check",
                        "config",
                        PROMETHEUS.resolve("prometheus.yml").toString())))
                .doesNotContain("FAILED");
        Path amtool = Required.program("apt-get install prometheus-alertmanager", "amtool");
        assertThat(run(List.of(amtool.toString(), "check-config", "monitoring/alertmanager/alertmanager.yml")))
                .contains("SUCCESS");
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static List<String> names(Path folder) throws IOException {
        return files(folder).stream()
                .map(file -> file.getFileName().toString().replaceAll("\\.\\w+$", ""))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
