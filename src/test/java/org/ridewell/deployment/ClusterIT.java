package org.ridewell.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.load.RideLoad;
import org.ridewell.system.Required;

/**
 * The demo overlay on a real cluster: {@code KUBECONFIG} says which; its nodes have the images that the overlay names. The Service's address must
 * be reachable from here, or {@code RIDES_URL} says another way in.
 */
class ClusterIT {

    private static final String NAMESPACE = "ridewell";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path LOADS = Path.of("target", "loads");

    @BeforeAll
    static void applyTheDemo() throws Exception {
        Required.environment("KUBECONFIG", "name a cluster whose nodes have the demo's images (.ci/cluster-images)");
        Required.program("install kubectl", "kubectl");
        Files.createDirectories(LOADS);
        run("openshift/make-secrets", NAMESPACE);
        kubectl("apply", "-k", "openshift/overlays/demo");
        for (String workload : List.of(
                "statefulset/postgresql",
                "deployment/rides",
                "deployment/watchdog",
                "deployment/prometheus",
                "deployment/alertmanager")) {
            rolledOut(workload);
        }
        Awaitility.await("two ready endpoints").atMost(Duration.ofMinutes(5)).until(() -> readyPods() >= 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubernetes", "openshift", "demo"})
    void isAcceptedByTheApiServer(String overlay) throws Exception {
        // a cluster that is no OpenShift knows no Route
        String objects = Arrays.stream(
                        kubectl("kustomize", "openshift/overlays/" + overlay).split("(?m)^---$", -1))
                .filter(object -> !object.contains("kind: Route"))
                .collect(Collectors.joining("---"));
        Path file = Files.writeString(LOADS.resolve(overlay + ".yaml"), objects);
        assertThat(kubectl("apply", "--dry-run=server", "-f", file.toString())).contains("deployment.apps/rides");
    }

    @Test
    void takesARideThroughTheService() throws Exception {
        JsonNode load = under(
                1,
                () -> Awaitility.await("a completed ride")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> last("ride").path("completed").asInt() >= 1),
                "ride");
        assertThat(load.path("completed").asInt()).isPositive();
        assertThat(load.path("lost").asInt()).isZero();
    }

    @Test
    void losesNoRequestWhileANewRevisionRollsOut() throws Exception {
        JsonNode load = under(
                2,
                () -> {
                    kubectl("rollout", "restart", "deployment/rides");
                    rolledOut("deployment/rides");
                },
                "rollout");
        assertThat(load.path("failed").asInt() - load.path("failedBefore").asInt())
                .as(load.toString())
                .isZero();
        assertThat(load.path("lost").asInt()).isZero();
    }

    @Test
    void losesNoAcknowledgedRideWhenAPodIsKilled() throws Exception {
        JsonNode load = under(
                2,
                () -> {
                    kubectl("delete", "pod", firstPod(), "--grace-period=0", "--force");
                    Awaitility.await("its replacement")
                            .atMost(Duration.ofMinutes(5))
                            .until(() -> readyPods() >= 2);
                },
                "kill");
        assertThat(load.path("booked").asInt()).isPositive();
        assertThat(load.path("lost").asInt()).as(load.toString()).isZero();
    }

    @Test
    void givesPodsThatServeRidersNoToken() throws Exception {
        assertThat(kubectl("exec", firstPod(), "--", "sh", "-c", "ls /var/run/secrets/kubernetes.io 2>&1 || true"))
                .contains("No such file");
    }

    /** What is done while riders ride. */
    private interface Work {
        void run() throws Exception;
    }

    /** What the load counted until the work was done, and as {@code failedBefore} what had failed when it began. */
    private static JsonNode under(int pairs, Work work, String name) throws Exception {
        Path out = LOADS.resolve(name + ".jsonl");
        Files.deleteIfExists(out);
        Process load = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "target/test-classes",
                        RideLoad.class.getName(),
                        url(),
                        Integer.toString(pairs),
                        "900",
                        out.toString())
                .inheritIO()
                .start();
        try {
            Awaitility.await("rides are booked")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> last(name).path("booked").asInt() >= pairs);
            int failedBefore = last(name).path("failed").asInt();
            work.run();
            return last(name).<ObjectNode>require().put("failedBefore", failedBefore);
        } finally {
            load.destroy();
            load.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static JsonNode last(String name) throws IOException {
        Path out = LOADS.resolve(name + ".jsonl");
        List<String> lines = Files.exists(out) ? Files.readAllLines(out) : List.of();
        return lines.isEmpty() ? JSON.createObjectNode() : JSON.readTree(lines.get(lines.size() - 1));
    }

    private static String url() throws Exception {
        String given = System.getenv("RIDES_URL");
        return given != null
                ? given
                : "http://" + kubectl("get", "service", "rides", "-o", "jsonpath={.spec.clusterIP}");
    }

    private static long readyPods() throws Exception {
        String slices = kubectl("get", "endpointslices", "-l", "kubernetes.io/service-name=rides", "-o", "json");
        long ready = 0;
        for (JsonNode slice : JSON.readTree(slices).path("items")) {
            for (JsonNode endpoint : slice.path("endpoints")) {
                ready += endpoint.path("conditions").path("ready").asBoolean() ? 1 : 0;
            }
        }
        return ready;
    }

    private static String firstPod() throws Exception {
        return kubectl(
                "get", "pods", "-l", "app.kubernetes.io/component=rides", "-o", "jsonpath={.items[0].metadata.name}");
    }

    private static void rolledOut(String workload) throws Exception {
        kubectl("rollout", "status", workload, "--timeout=600s");
    }

    private static String kubectl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("kubectl", "-n", NAMESPACE));
        command.addAll(List.of(arguments));
        if (arguments[0].equals("kustomize")) {
            command.subList(1, 3).clear();
        }
        return run(command.toArray(String[]::new));
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output;
    }
}
