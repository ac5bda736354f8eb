package org.ridewell.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.audit.boundary.VerifyExport;
import org.ridewell.protection.control.WatchdogEpochs;
import org.ridewell.protection.control.WatchdogSecret;

/** The heal that anybody can see with nothing but a JDK, and the webhook. */
class LocalHealIT {

    private static final String TOKEN = "a-token-for-alertmanager";
    private static final String SECRET = "known-to-the-watchdog-and-its-pods";
    private static LibertyServer server;

    private final RideSystem ridewell = new RideSystem(server);

    @BeforeAll
    static void start() {
        server = LibertyServer.start(Map.of("RIDEWELL_ALERTS_TOKEN", TOKEN, "RIDEWELL_WATCHDOG_SECRET", SECRET));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void protectsRefusesToRestartVerifiesAndClosesWhenThePaymentGatewayIsBack() {
        Instant startedAt = Instant.now();
        ApiClient ops = ridewell.demo("ops");
        await(
                () -> ops.get("/ops/fleet"),
                fleet -> fleet.path("summary").asText().equals("HEALTHY"));
        ops.post("/ops/chaos/payment-gateway-down", null).expect(200);

        ApiClient rider = ridewell.rider();
        JsonNode incident = await(
                        () -> {
                            ridewell.topUp(rider, "tok_ok").expect(201);
                            return ops.get("/ops/incidents");
                        },
                        page -> has(page.path("items").path(0), "RESTART", "REFUSED"))
                .path("items")
                .path(0);
        assertThat(incident.path("fault").asText()).isEqualTo("LOST_DEPENDENCY");
        assertThat(has(incident, "PROTECT", "DONE")).isTrue();
        assertThat(incident.path("decisions")).anySatisfy(d -> {
            assertThat(d.path("guard").asText()).isEqualTo("SHARED_DEPENDENCY");
            assertThat(d.path("reason").asText()).contains("payment-gateway");
        });
        assertThat(incident.path("decisions").path(0).path("verification").asText())
                .isEqualTo("EFFECTIVE");

        ops.delete("/ops/chaos/payment-gateway-down").expect(200);
        String id = incident.path("id").asText();
        await(
                () -> ops.get("/ops/incidents/" + id),
                i -> i.path("state").asText().equals("CLOSED"));

        ApiClient auditor = ridewell.demo("auditor");
        JsonNode replay = await(() -> auditor.get("/audit/incidents/" + id + "/replay"), r -> !r.path("decisions")
                .isEmpty());
        assertThat(replay.path("same").asBoolean()).isTrue();
        assertThat(auditor.get("/audit/verification")
                        .expect(200)
                        .body()
                        .path("intact")
                        .asBoolean())
                .isTrue();
        assertThat(verified(auditor.get("/audit/reports?format=json&from=" + startedAt + "&to="
                                + Instant.now().plusSeconds(60))
                        .expect(200)
                        .body()))
                .contains("chain:     intact", "all derived again the same", "digest:    fits");
    }

    /** By the README's command, which needs no server and nothing besides the WAR. */
    private static String verified(JsonNode export) {
        try {
            Path file = Files.writeString(Files.createTempFile("report", ".json"), export.toString());
            Path web = Path.of("target", "ridewell", "WEB-INF");
            Process command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            web.resolve("classes")
                                    + File.pathSeparator
                                    + web.resolve("lib").resolve("*"),
                            VerifyExport.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(command.waitFor()).as(said).isZero();
            Files.delete(file);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"Bearer wrong-wrong-wrong-wrong,401", "Basic bm90OmJhc2U2NA==,401", "'',401"})
    void takesNoAlertsFromStrangers(String authorization, int status) {
        ridewell.anonymous()
                .with("Authorization", authorization)
                .post("/ops/alerts", Map.of("version", "4", "alerts", List.of()))
                .expect(status);
    }

    @Test
    void takesAlertsOnceAndRefusesOtherVersionsAndHugeBodies() {
        ApiClient alertmanager = ridewell.anonymous().as(TOKEN);
        String alert = """
                {"status": "firing", "fingerprint": "f1", "startsAt": "2026-11-24T08:00:00Z",
                 "labels": {"alertname": "RidesSlow", "pod": "payments-database-0"}, "annotations": {"summary": "slow"}}""";
        alertmanager.post("/ops/alerts", message("4", alert)).expect(200);
        alertmanager.post("/ops/alerts", message("4", alert)).expect(200);
        String largest = String.join(",", Collections.nCopies(500, alert));
        assertThat(largest.length()).isGreaterThan(64 * 1024);
        alertmanager.post("/ops/alerts", message("4", largest)).expect(200);
        alertmanager.post("/ops/alerts", message("3", alert)).expect(422);
        alertmanager
                .post("/ops/alerts", message("4", alert.replace("\"RidesSlow\"", "null")))
                .expect(422);
        alertmanager.post("/ops/alerts", "{").expect(400);
        alertmanager
                .post("/ops/alerts", "{\"version\":\"4\",\"x\":\"" + "y".repeat(10_000_000) + "\"}")
                .expect(413);
        assertThat(ridewell.demo("ops").get("/ops/incidents").expect(200).body().toString())
                .doesNotContain("payments-database-0");
    }

    /** Rung 0 as the watchdog tells it to a pod. */
    @Nested
    class UnderAProtection {

        private final ApiClient watchdog = ridewell.anonymous().with(WatchdogSecret.HEADER, SECRET);
        private final ApiClient rider = ridewell.rider();

        @AfterEach
        void end() {
            watchdog.delete("/internal/protections/test").expect(204);
        }

        @Test
        void shedsWhatNoRideDependsOnAndSaysWhenToComeBack() {
            protect("SHED", "engagement", null);
            for (String path :
                    List.of("/me/notifications", "/me/referrals", "/support/tickets", "/me/favourite-routes")) {
                isShed(rider.get(path));
            }
            isShed(rider.post("/feedback", Map.of("stars", 5)));
            ridewell.anonymous().get("/me/notifications").expect(401);
            rider.get("/rides").expect(200);
            ridewell.quote(rider, RideSystem.CASINO, RideSystem.PORT_HERCULE);
            end();
            rider.get("/me/notifications").expect(200);
        }

        @Test
        void shedsQuotesBeforeTheirBodyIsLookedAt() {
            protect("SHED", "quotes", null);
            isShed(rider.post("/quotes", Map.of()));
            rider.get("/me/notifications").expect(200);
        }

        @Test
        void letsRequestsPassWhileTheDatabaseAnswersAlthoughItsBreakerIsHeldOpen() {
            protect("OPEN_BREAKER", "database", null);
            assertThat(watchdog.get("/internal/protections").expect(200).at("/items/0/target"))
                    .hasToString("\"database\"");
            rider.get("/me").expect(200);
            rider.post("/feedback", Map.of("stars", 5)).expect(201);
        }

        @Test
        void givesASlowPaymentGatewayLessTime() {
            protect("TIGHTEN_TIMEOUT", "payment-gateway", 300);
            long start = System.nanoTime();
            Answer hasty = ridewell.topUp(rider, "tok_slow").expect(201);
            assertThat(hasty.text("state")).isEqualTo("UNKNOWN");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2900));
            end();
            await(
                    () -> rider.get("/me/wallet"),
                    wallet -> wallet.at("/balance/amount").asInt() == 1000);
        }

        @Test
        void listensToNoWatchdogThatAnotherOneHasFollowed() {
            ApiClient leading = watchdog.with(WatchdogEpochs.HEADER, "8");
            ApiClient frozen = watchdog.with(WatchdogEpochs.HEADER, "7");
            Map<String, Object> shed = protection("SHED", "engagement", null);
            frozen.put("/internal/protections/test", shed).expect(200);
            leading.put("/internal/protections/test", shed).expect(200);

            isStale(frozen.put("/internal/protections/test", protection("SHED", "quotes", null)));
            isStale(frozen.delete("/internal/protections/test"));
            assertThat(watchdog.get("/internal/protections").expect(200).at("/items/0/target"))
                    .hasToString("\"engagement\"");
            leading.delete("/internal/protections/test").expect(204);
            // one that does not say, as before there were epochs, is heard
            protect("SHED", "engagement", null);
        }

        @Test
        void namesAnEpochThatIsNoNumber() {
            Answer answer = watchdog.with(WatchdogEpochs.HEADER, "seven").delete("/internal/protections/test");
            answer.expect(400);
            assertThat(answer.at("/errors/0/field")).hasToString("\"" + WatchdogEpochs.HEADER + "\"");
        }

        private void protect(String kind, String target, @Nullable Integer timeoutMillis) {
            watchdog.put("/internal/protections/test", protection(kind, target, timeoutMillis))
                    .expect(200);
        }

        private static Map<String, Object> protection(String kind, String target, @Nullable Integer timeoutMillis) {
            Map<String, Object> protection =
                    new HashMap<>(Map.of("kind", kind, "target", target, "seconds", 60, "incident", "test"));
            protection.put("timeoutMillis", timeoutMillis);
            return protection;
        }

        private static void isStale(Answer answer) {
            answer.expect(409);
            assertThat(answer.text("type")).endsWith("/stale-epoch");
        }

        private static void isShed(Answer answer) {
            answer.expect(503);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isBetween(1L, 60L);
        }
    }

    @Test
    void listsAnOldOpenIncidentBeforeNewerClosedOnes() throws SQLException {
        inDatabase("""
                INSERT INTO incident (id, fault, state, suspected_at, opened_at, closed_at, document)
                SELECT 'row-' || n, 'HUNG_POD', state, at, at, CASE WHEN n > 0 THEN at END, json_strip_nulls(json_build_object(
                    'id', 'row-' || n, 'fault', 'HUNG_POD', 'state', state, 'reason', 'a row',
                    'target', json_build_object('kind', 'Pod', 'name', 'rides-a'), 'suspectedAt', text, 'openedAt', text,
                    'closedAt', CASE WHEN n > 0 THEN text END, 'nextAt', text, 'decisions', '[]'::json))::text
                FROM (SELECT n, at, CASE WHEN n = 0 THEN 'OPEN' ELSE 'CLOSED' END AS state,
                          to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS text
                      FROM (SELECT n, timestamptz '2030-01-01T00:00:00Z' + n * interval '1 hour' AS at
                            FROM generate_series(0, 8) AS n) AS times) AS rows""");
        try {
            ApiClient ops = ridewell.demo("ops");
            JsonNode first = ops.get("/ops/incidents?limit=4").expect(200).body();
            assertThat(first.path("items").findValuesAsText("id")).containsExactly("row-0", "row-8", "row-7", "row-6");
            String cursor = first.path("nextCursor").asText();
            JsonNode second = ops.get("/ops/incidents?limit=4&cursor=" + cursor)
                    .expect(200)
                    .body();
            assertThat(second.path("items").findValuesAsText("id")).containsExactly("row-5", "row-4", "row-3", "row-2");
        } finally {
            inDatabase("DELETE FROM incident WHERE id LIKE 'row-%'");
        }
    }

    private static void inDatabase(String sql) throws SQLException {
        String url = "jdbc:postgresql" + server.databaseUrl().replaceFirst("^postgres://postgres:postgres@", "://");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String message(String version, String alerts) {
        return "{\"version\": \"" + version + "\", \"receiver\": \"ridewell\", \"alerts\": [" + alerts + "]}";
    }

    private static boolean has(JsonNode incident, String remedy, String outcome) {
        return StreamSupport.stream(incident.path("decisions").spliterator(), false)
                .anyMatch(d -> d.path("remedy").asText().equals(remedy)
                        && d.path("outcome").asText().equals(outcome));
    }

    private interface Question {
        Answer ask();
    }

    private static JsonNode await(Question question, Predicate<JsonNode> holds) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> question.ask().body(), holds);
    }
}
