package org.ridewell.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.cluster.ApiServer;
import org.ridewell.cluster.entity.ForensicBundle;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.probes.entity.Exposition;
import org.ridewell.protection.control.WatchdogEpochs;
import org.ridewell.protection.control.WatchdogSecret;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.sessions.entity.RsaKeys;
import org.ridewell.system.ApiClient;
import org.ridewell.system.DatabaseGate;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** A real watchdog process over a real API server: one of its pods is a real Ridewell, the other one accepts and never answers. */
class WatchdogOnKubernetesIT {

    private static final String SECRET = "a-secret-of-the-watchdog-and-the-pods";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static ApiServer api;
    private static ClusterFixture cluster;
    private static LibertyServer rides;
    private static LibertyServer watchdog;
    private static DatabaseGate gate;
    private static ServerSocket hung;

    @BeforeAll
    static void start() throws IOException {
        api = ApiServer.start();
        rides = LibertyServer.start(Map.of("RIDEWELL_ROLE", "rides", "RIDEWELL_WATCHDOG_SECRET", SECRET));
        hung = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        cluster = new ClusterFixture(api, rides.port());
        cluster.pod("rides-new-b", hung.getLocalPort());
        cluster.ready("rides-new-a");
        cluster.ready("rides-new-b");
        cluster.create(
                cluster.paths.configMaps(),
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'watchdog-memory'}}");
        cluster.status(
                cluster.paths.deployments() + "/rides",
                "{'status':{'observedGeneration':9,'replicas':2,'updatedReplicas':2,'readyReplicas':2,'availableReplicas':2}}");
        // it comes up, leads and heals while its database is away
        gate = new DatabaseGate(rides.databaseUrl());
        watchdog = LibertyServer.start(Map.of(
                "RIDEWELL_JWT_PRIVATE_KEY",
                RsaKeys.pem(RsaKeys.generate().getPrivate()).replace("\n", ""),
                "RIDEWELL_ROLE",
                "watchdog",
                "RIDEWELL_PLATFORM",
                "kubernetes",
                "RIDEWELL_WATCHDOG_SECRET",
                SECRET,
                "POD_NAMESPACE",
                cluster.namespace,
                "KUBECONFIG",
                configuration().toString(),
                "DATABASE_URL",
                gate.url()));
    }

    private static Path configuration() throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(Path.of("target", "servers")), "kube", ".config");
        return Files.writeString(file, """
                        apiVersion: v1
                        kind: Config
                        clusters: [{name: test, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
                        users: [{name: test, user: {token: "%s"}}]
                        contexts: [{name: test, context: {cluster: test, user: test}}]
                        current-context: test
                        """.formatted(api.url(), cluster.watchdogToken()))
                .toAbsolutePath();
    }

    @AfterAll
    static void stop() throws IOException {
        if (watchdog != null) {
            watchdog.close();
        }
        if (gate != null) {
            gate.close();
        }
        if (rides != null) {
            rides.close();
        }
        if (hung != null) {
            hung.close();
        }
        if (api != null) {
            api.close();
        }
    }

    @Test
    void takesTheHungPodOutAndTheNextLeaderKnowsWhatWasSpent() throws IOException {
        await(() -> wasTakenOut("rides-new-b"));
        assertThat(signIn().statusCode()).isEqualTo(503);
        gate.open();
        await(() -> signIn().statusCode() < 300);
        await(() -> !bundles().isEmpty());
        assertThat(bundles()).singleElement().satisfies(bundle -> {
            assertThat(bundle.path("pod").asText()).isEqualTo("rides-new-b");
            assertThat(bundle.path("missing").has("threads")).isTrue();
        });
        await(() -> !memory().path("ledger").path("spent").isEmpty());
        JsonNode before = memory().path("ledger");
        long epoch = fleet().path("epoch").asLong();

        watchdog.kill();
        watchdog.restart();

        await(() -> fleet().path("leader").asBoolean() && fleet().path("epoch").asLong() > epoch);
        await(() -> !memory().path("ledger").isMissingNode());
        JsonNode after = memory().path("ledger");
        assertThat(after.path("spent").path(0)).isEqualTo(before.path("spent").path(0));
        assertThat(after.path("chains").path("HUNG_POD rides").path("coolUntil").asText())
                .isGreaterThanOrEqualTo(before.path("chains")
                        .path("HUNG_POD rides")
                        .path("coolUntil")
                        .asText());
        assertThat(ops("/ops/budgets").path("budgets"))
                .anySatisfy(b -> assertThat(b.path("spent").asInt()).isPositive());
        assertThat(Marks.quarantine(pod("rides-new-a")).isMissingNode()).isTrue();
        assertThat(api.calls(cluster.namespace))
                .isNotEmpty()
                .as("its Role grants what it asks for")
                .noneMatch(call -> call.status() == 403);
    }

    @Test
    void aRaiseWhoseAnswerWasLostGoesBackToWhereItBegan() throws IOException {
        ClusterFixture other = new ClusterFixture(api);
        other.autoscaler(2, 6);
        WorkloadActs workloads = new WorkloadActs(other.admin, other.admin, other.paths);
        Map<String, String> once = Map.of("scaler", "rides", "floor", "4", "fromFloor", "2");
        workloads.scaleOut(other.act(Remedy.SCALE_OUT, once), false);

        ActResult again = workloads.scaleOut(other.act(Remedy.SCALE_OUT, once), false);
        assertThat(again.status()).as(again.detail()).isEqualTo(ActResult.Status.DONE);
        assertThat(again.undo()).isEqualTo("2");
        Map<String, String> more = Map.of("scaler", "rides", "floor", "5", "fromFloor", "2");
        assertThat(workloads.scaleOut(other.act(Remedy.SCALE_OUT, more), false).undo())
                .isEqualTo("2");
    }

    @Test
    void opensTheBreakersOfItsPodsOverHttpAndClosesThemAgain() {
        ApiClient ops = new RideSystem(rides).demo("ops");
        ops.post("/ops/chaos/payment-gateway-down", null).expect(200);
        await(() -> told("/protections", SECRET).body().contains("OPEN_BREAKER"));
        assertThat(told("/protections", SECRET).body()).contains("payment-gateway");
        // the watchdog has told its epoch, or the pod would take this one for the first
        HttpResponse<String> stale = sent(request("PUT", "/protections/x", SECRET)
                .header(WatchdogEpochs.HEADER, "0")
                .build());
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("/stale-epoch");

        ops.delete("/ops/chaos/payment-gateway-down").expect(200);
        await(() -> !told("/protections", SECRET).body().contains("payment-gateway"));
    }

    @Test
    void collectsThreadsAndHeapOfAPodThatAnswersAndNamesWhatAHungOneDoesNotGive() throws IOException {
        BundleCollection collection =
                new BundleCollection(cluster.admin, cluster.paths, HTTP, Optional.of(SECRET), Clock.systemUTC());
        ForensicBundle bundle = collection.collect(pod("rides-new-a"), List.of());
        assertThat(bundle.parts().get("threads")).contains("Default Executor-thread");
        assertThat(bundle.parts().get("heap")).contains("java.lang.String");
        assertThat(bundle.missing()).containsKeys("log", "metrics");

        String hangs =
                "{'metadata':{'name':'rides-new-b'},'status':{'podIP':'127.0.0.1'},'spec':{'containers':[{'ports':"
                        + "[{'name':'http','containerPort':" + hung.getLocalPort() + "}]}]}}";
        ForensicBundle little = collection.collect(KubernetesApi.parse(hangs.replace('\'', '"')), List.of());
        assertThat(little.missing()).containsKeys("threads", "heap");
    }

    @ParameterizedTest
    @CsvSource({"GET,/diagnostics", "GET,/protections", "PUT,/protections/x", "DELETE,/protections/x"})
    void aPodListensToItsWatchdogOnly(String method, String path) {
        for (String secret : List.of("", "another-secret-that-is-long-enough-to-be-one", SECRET + "x")) {
            assertThat(asked(method, path, secret).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void saysWhatItCosts() {
        String series = "ridewell_watchdog_";
        await(() -> metric(series + "api_requests_total", "watch") >= 1);
        await(() -> metric(series + "api_requests_total", "update") >= 1);
        assertThat(metric(series + "cpu_seconds", "")).isGreaterThan(1);
        assertThat(metric(series + "memory_bytes", "")).isGreaterThan(100e6);
    }

    private interface Question {
        boolean holds() throws IOException;
    }

    private static void await(Question question) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(question::holds);
    }

    private static JsonNode memory() {
        try {
            String document = cluster.read(cluster.paths.configMaps() + "/watchdog-memory")
                    .path("data")
                    .path("memory.json")
                    .asText();
            return KubernetesApi.parse(document);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode pod(String name) {
        try {
            return cluster.read(cluster.paths.pod(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode fleet() {
        return ops("/ops/fleet").path("watchdog");
    }

    private static JsonNode ops(String path) {
        return new RideSystem(watchdog).demo("ops").get(path).expect(200).body();
    }

    /** Of every incident. */
    private static List<JsonNode> bundles() {
        List<JsonNode> bundles = new ArrayList<>();
        ops("/ops/incidents").path("items").forEach(incident -> ops("/ops/incidents/"
                        + incident.path("id").asText() + "/bundles")
                .path("items")
                .forEach(bundles::add));
        return bundles;
    }

    /** Its quarantine lasts until the forensic bundle is stored; then it goes. */
    private static boolean wasTakenOut(String name) {
        JsonNode pod = pod(name);
        return !Marks.quarantine(pod).isMissingNode() || pod.path("code").asInt() == 404;
    }

    private static double metric(String name, String verb) {
        return Exposition.parse(watchdog.metrics(), Instant.EPOCH, name::equals).samples().stream()
                .filter(s -> s.label("verb").equals(verb))
                .mapToDouble(Exposition.Sample::value)
                .sum();
    }

    private static HttpResponse<String> signIn() {
        return sent(HttpRequest.newBuilder(watchdog.uri().resolve("/api/sessions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"email\":\"ops@example.org\",\"password\":\"ridewell-demo\"}"))
                .build());
    }

    private static HttpResponse<String> told(String path, String secret) {
        return asked("GET", path, secret);
    }

    private static HttpResponse<String> asked(String method, String path, String secret) {
        return sent(request(method, path, secret).build());
    }

    private static HttpRequest.Builder request(String method, String path, String secret) {
        String body = method.equals("PUT")
                ? "{\"kind\":\"SHED\",\"target\":\"quotes\",\"seconds\":60,\"incident\":\"forged\"}"
                : "";
        return HttpRequest.newBuilder(URI.create(rides.uri() + "/api/internal" + path))
                .header(WatchdogSecret.HEADER, secret)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> sent(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
