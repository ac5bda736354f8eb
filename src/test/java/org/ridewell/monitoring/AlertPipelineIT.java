package org.ridewell.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.Required;
import org.ridewell.system.RideSystem;

/** The real Prometheus and Alertmanager with the project's own rules and routes, against a running server, until an injected fault arrives as a webhook. */
class AlertPipelineIT {

    private static final String TOKEN = "alerts-of-this-test-and-no-other-one";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<Process> STARTED = new ArrayList<>();
    private static LibertyServer server;
    private static int prometheus;
    private static int alertmanager;

    @BeforeAll
    static void start() throws Exception {
        String install = "apt-get install prometheus prometheus-alertmanager";
        Path prometheusProgram = Required.program(install, "prometheus");
        Path alertmanagerProgram = Required.program(install, "prometheus-alertmanager", "alertmanager");
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "servers")), "monitoring")
                .toAbsolutePath();
        prometheus = freePort();
        alertmanager = freePort();
        server = LibertyServer.start(Map.of("RIDEWELL_ALERTS_TOKEN", TOKEN));
        STARTED.add(launched(
                folder,
                alertmanagerProgram,
                "--config.file=" + alertmanagerConfiguration(folder),
                "--storage.path=" + folder.resolve("alertmanager"),
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + alertmanager));
        STARTED.add(launched(
                folder,
                prometheusProgram,
                "--config.file=" + prometheusConfiguration(folder),
                "--storage.tsdb.path=" + folder.resolve("prometheus"),
                "--web.listen-address=127.0.0.1:" + prometheus));
    }

    @AfterAll
    static void stop() {
        STARTED.forEach(Process::destroy);
        if (server != null) {
            server.close();
        }
    }

    @Test
    void anInjectedFaultArrivesAsAWebhook() {
        RideSystem system = new RideSystem(server);
        system.demo("ops").post("/ops/chaos/payment-gateway-down", null).expect(200);
        Awaitility.await("the alert in the watchdog's hands")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(delivered("LostDependency") && stored("LostDependency"))
                        .isTrue());
        system.demo("ops").delete("/ops/chaos/payment-gateway-down").expect(200);
    }

    @Test
    void theAlwaysFiringAlertArrives() {
        Awaitility.await("the heartbeat")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(delivered("Watchdog") && stored("Watchdog")).isTrue());
    }

    @Test
    void everyQueryOfTheDashboardsIsOne() throws Exception {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> query("up") >= 0);
        try (Stream<Path> dashboards = Files.list(Path.of("monitoring/grafana"))) {
            for (Path dashboard : dashboards.sorted().toList()) {
                for (JsonNode expression : JSON.readTree(dashboard.toFile()).findValues("expr")) {
                    assertThat(query(expression.asText()))
                            .as(expression.asText())
                            .isNotNegative();
                }
            }
        }
    }

    /** Alertmanager counts a notification as sent only when it was answered 2xx, and the watchdog answers that only when it is stored. */
    private static boolean delivered(String alert) throws IOException, InterruptedException {
        JsonNode alerts = JSON.readTree(get(alertmanager, "/api/v2/alerts"));
        boolean known = false;
        for (JsonNode each : alerts) {
            known |= each.path("labels").path("alertname").asText().equals(alert);
        }
        return known && sum("alertmanager_notifications_total") > sum("alertmanager_notifications_failed_total");
    }

    private static boolean stored(String alert) throws SQLException {
        String url = "jdbc:postgresql" + server.databaseUrl().replaceFirst("^postgres://postgres:postgres@", "://");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                PreparedStatement select = connection.prepareStatement(
                        "SELECT count(*) FROM alert WHERE name = ? AND status = 'firing'")) {
            select.setString(1, alert);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }

    private static double sum(String metric) throws IOException, InterruptedException {
        return get(alertmanager, "/metrics")
                .lines()
                .filter(line -> line.startsWith(metric + "{integration=\"webhook\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** How many series it gives; below zero when Prometheus refuses the query. */
    private static int query(String expression) throws IOException, InterruptedException {
        JsonNode answer = JSON.readTree(
                get(prometheus, "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)));
        return answer.path("status").asText().equals("success")
                ? answer.path("data").path("result").size()
                : -1;
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** The project's file, with the one server of this test instead of the cluster's names. */
    private static Path prometheusConfiguration(Path folder) throws IOException {
        String given = Files.readString(Path.of("monitoring/prometheus/prometheus.yml"));
        String rules = Path.of("monitoring/prometheus/rules").toAbsolutePath() + "/*.yml";
        String head = given.substring(0, given.indexOf("scrape_configs:"))
                .replace("rules/*.yml", rules)
                .replace("alertmanager:9093", "127.0.0.1:" + alertmanager);
        return Files.writeString(folder.resolve("prometheus.yml"), head + """
                        scrape_configs:
                          - job_name: rides
                            static_configs:
                              - targets: ["127.0.0.1:%d"]
                                labels: {component: rides}
                        """.formatted(server.port()));
    }

    private static Path alertmanagerConfiguration(Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN);
        return Files.writeString(
                folder.resolve("alertmanager.yml"),
                Files.readString(Path.of("monitoring/alertmanager/alertmanager.yml"))
                        .replace("http://watchdog/", server.uri() + "/")
                        .replace("/etc/alertmanager-token/token", token.toString()));
    }

    private static Process launched(Path folder, Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program.getFileName() + ".log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
