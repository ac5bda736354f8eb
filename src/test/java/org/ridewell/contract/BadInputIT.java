package org.ridewell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** A table of bad inputs for each operation of the OpenAPI document: a 4xx problem that names the field, never a 5xx. */
class BadInputIT {

    private static final String NOT_THERE = "nobody-has-it";
    private static final String LARGE = "{\"text\":\"" + "x".repeat(70_000) + "\"}";
    /** Longer than anything that may be asked for by text. */
    private static final String LONG = "x".repeat(101);

    private static final List<String> NO_TIMES = List.of(
            "wrong!",
            "1999-12-31T23:59:59Z",
            "+300000-01-01T00:00:00Z",
            "-300000-01-01T00:00:00Z",
            "+999999999-12-31T00:00:00Z");

    /** Values of a query parameter that break its rule besides {@link #LONG}. */
    private static final Map<String, List<String>> WRONG = Map.of(
            "limit", List.of("0", "101", "1e1", "-1", "9".repeat(20)),
            "q", List.of(" "),
            "near", List.of("43.7", "91,7.4", "NaN,NaN"),
            "position", List.of("43.7", "91,7.4", "NaN,NaN"),
            "kind", List.of("NO_SUCH"),
            "format", List.of("pdf"),
            "from", NO_TIMES,
            "to", NO_TIMES);

    /** Where a cursor is the seq of an entry or an incident's id, which have forms of their own. */
    private static final Set<String> OTHER_CURSORS = Set.of("/audit/entries", "/ops/incidents");

    /** What else has to be asked, for the parameter to be looked at. */
    private static final Map<String, String> BESIDES = Map.of("near", "q=casino&");

    private final RideSystem system = new RideSystem(LibertyServer.shared());
    private final Map<String, Operation> operations = Operation.all(system.anonymous());
    private final Map<String, ApiClient> clients = Callers.of(system);

    /** What a case sends and which answer it must get. */
    private record Case(
            String name,
            @Nullable String body,
            int status,
            @Nullable String field) {}

    @TestFactory
    Stream<DynamicTest> refusesBrokenBodies() {
        return withBody().flatMap(operation -> cases(operation).stream()
                .map(bad -> dynamicTest(operation + ": " + bad.name, () -> refuses(operation, bad))));
    }

    @Test
    void tellsTheRuleThatAValueBreaksHoweverDeepItStands() {
        ApiClient rider = client("RIDER");
        assertThat(rule(rider, "/me/places", "{\"name\":\"x\",\"position\":{\"lat\":91,\"lon\":7.4}}"))
                .isEqualTo("position: lat must lie between -90 and 90");
        assertThat(rule(rider, "/quotes", "{\"pickup\":{\"position\":{\"lat\":43.7,\"lon\":200}}}"))
                .isEqualTo("pickup.position: lon must lie between -180 and 180");
        assertThat(rule(rider, "/rides/x/tip", "{\"amount\":{\"amount\":100,\"currency\":\"euro\"}}"))
                .isEqualTo("amount: currency must be an ISO 4217 code such as EUR");
    }

    private static String rule(ApiClient client, String path, String body) {
        return client.post(path, body).expect(400).text("detail");
    }

    @TestFactory
    Stream<DynamicTest> refusesAnotherContentType() {
        return withBody()
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    Answer answer = caller(operation)
                            .with("Content-Type", "text/plain")
                            .send(operation.method(), operation.at(NOT_THERE), "{}");
                    isProblem(answer);
                    assertThat(answer.status()).isEqualTo(415);
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesUnreadableParameters() {
        return operations.values().stream()
                .filter(BadInputIT::isForPeople)
                .flatMap(operation -> operation.parametersIn("query").stream()
                        .map(p -> p.path("name").asText())
                        .flatMap(name -> breaking(operation, name)
                                .map(value -> dynamicTest(
                                        operation + " ?" + name + "=" + shortened(value),
                                        () -> refusesParameter(operation, name, value)))));
    }

    private static String shortened(String value) {
        return value.substring(0, Math.min(30, value.length()));
    }

    private static Stream<String> breaking(Operation operation, String parameter) {
        List<String> known = parameter.equals("cursor") && !OTHER_CURSORS.contains(operation.path())
                ? List.of("wrong!", "0".repeat(25), "0".repeat(27))
                : WRONG.getOrDefault(parameter, List.of());
        return Stream.concat(Stream.of(LONG), known.stream());
    }

    private void refusesParameter(Operation operation, String parameter, String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        String query = BESIDES.getOrDefault(parameter, "") + parameter + "=" + encoded;
        Answer answer = caller(operation).send(operation.method(), operation.at(NOT_THERE) + "?" + query, null);
        isProblem(answer);
        assertThat(answer.status()).as("%s", answer.body()).isIn(400, 422);
        assertThat(answer.at("/errors/0/field").asText()).isEqualTo(parameter);
    }

    @TestFactory
    Stream<DynamicTest> refusesStrangeIds() {
        List<String> strange =
                List.of("%00", "x".repeat(3000), "%27%3Bdrop%20table%20account%3B--", "%F0%9F%A6%8A", "..%2F..");
        return operations.values().stream()
                .filter(BadInputIT::isForPeople)
                .filter(Operation::hasPathParameter)
                .flatMap(operation -> strange.stream()
                        .map(id -> dynamicTest(operation + " " + id.substring(0, Math.min(12, id.length())), () -> {
                            Answer answer = caller(operation)
                                    .send(operation.method(), operation.at(id), operation.body() == null ? null : "{}");
                            assertThat(answer.status()).isBetween(400, 499);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> refusesWritesWithoutAnIdempotencyKey() {
        return withBody()
                .filter(operation -> operation.takesHeader("Idempotency-Key"))
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    Answer answer = client(role(operation)).send(operation.method(), operation.at(NOT_THERE), "{}");
                    isProblem(answer);
                    assertThat(answer.status()).isIn(400, 422);
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesUnknownAddressesAndMethods() {
        return operations.values().stream()
                .map(Operation::path)
                .distinct()
                .flatMap(path -> Stream.of(
                        dynamicTest("GET " + path + "/nowhere/at/all", () -> {
                            Answer answer =
                                    client("RIDER").get(path.replaceAll("\\{[^}]+}", NOT_THERE) + "/nowhere/at/all");
                            isProblem(answer);
                            assertThat(answer.status()).isIn(404, 405);
                        }),
                        dynamicTest("no such method at " + path, () -> {
                            Answer answer =
                                    client("RIDER").send("REPORT", path.replaceAll("\\{[^}]+}", NOT_THERE), null);
                            isProblem(answer);
                            assertThat(answer.status()).isIn(404, 405, 501);
                        })));
    }

    private List<Case> cases(Operation operation) {
        List<Case> cases = new ArrayList<>(List.of(
                new Case("broken JSON", "{\"a\":", 400, "body"),
                new Case("no JSON at all", "<a/>", 400, "body"),
                new Case("an array", "[1]", 400, "body"),
                new Case("a number", "7", 400, "body"),
                new Case("null", "null", 0, null),
                new Case("nothing", "", 0, null),
                new Case("two values", "{} {}", 0, null),
                new Case("an unknown field", "{\"noSuchField\":1}", 400, "noSuchField"),
                new Case("70 kB", LARGE, 413, "body")));
        properties(operation).forEach((name, schema) -> wrongValues(schema)
                .forEach(value ->
                        cases.add(new Case(name + " = " + value, "{\"" + name + "\":" + value + "}", 400, name))));
        return cases;
    }

    private static Map<String, JsonNode> properties(Operation operation) {
        Map<String, JsonNode> properties = new java.util.TreeMap<>();
        operation
                .resolved(Objects.requireNonNull(operation.body()))
                .path("properties")
                .properties()
                .forEach(p -> properties.put(p.getKey(), operation.resolved(p.getValue())));
        return properties;
    }

    private static List<String> wrongValues(JsonNode schema) {
        if (schema.path("properties").has("lat")) {
            return List.of("5", "{\"lat\":\"x\",\"lon\":7.4}", "{\"lat\":91,\"lon\":7.4}", "{\"lat\":NaN,\"lon\":7.4}");
        }
        if (schema.path("properties").has("currency")) {
            return List.of(
                    "5",
                    "{\"amount\":5}",
                    "{\"amount\":5,\"currency\":\"euro\"}",
                    "{\"amount\":1e9,\"currency\":\"EUR\"}");
        }
        if (schema.has("enum")) {
            return List.of("\"NO_SUCH\"", "1", "{}");
        }
        if (schema.path("format").asText().equals("date-time")) {
            return List.of("7", "{}", "\"wrong!\"", "\"0000-01-01T00:00:00Z\"", "\"+300000-01-01T00:00:00Z\"");
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        return switch (type) {
            case "string" -> List.of("{}", "[]", "7", "true", "\"\\u0000\"", "\"\\ud800\"");
            case "integer" -> List.of("\"x\"", "{}", "true", "1e999", "9".repeat(20));
            case "number" -> List.of("\"x\"", "{}", "true", "1e999");
            case "boolean" -> List.of("\"x\"", "{}", "7");
            case "array" -> List.of("\"x\"", "{}", "7");
            case "object" -> List.of("\"x\"", "[]", "7");
            default -> List.of();
        };
    }

    private void refuses(Operation operation, Case bad) {
        Answer answer = caller(operation).send(operation.method(), operation.at(NOT_THERE), bad.body);
        isProblem(answer);
        if (bad.status != 0) {
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(bad.status);
        }
        if (bad.field != null) {
            assertThat(answer.at("/errors/0/field").asText()).startsWith(bad.field);
            assertThat(answer.at("/errors/0/message").asText()).isNotEmpty().isNotEqualTo("cannot be read");
        }
    }

    private static void isProblem(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isNotEmpty();
        assertThat(answer.at("/status").asInt()).isEqualTo(answer.status());
    }

    private Stream<Operation> withBody() {
        return operations.values().stream().filter(BadInputIT::isForPeople).filter(o -> o.body() != null);
    }

    private static boolean isForPeople(Operation operation) {
        return !Permissions.isAllowed(operation.toString(), Permissions.MACHINE);
    }

    private ApiClient caller(Operation operation) {
        ApiClient client = client(role(operation));
        return operation.takesHeader("Idempotency-Key")
                ? client.with("Idempotency-Key", UUID.randomUUID().toString())
                : client;
    }

    private ApiClient client(String role) {
        return Objects.requireNonNull(clients.get(role));
    }

    private static String role(Operation operation) {
        return Stream.of("RIDER", "CAPTAIN", "OPS", "AUDITOR")
                .filter(role -> Permissions.isAllowed(operation.toString(), role))
                .findFirst()
                .orElse("RIDER");
    }
}
