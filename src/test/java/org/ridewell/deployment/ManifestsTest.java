package org.ridewell.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules by which the manifests are laid out, so that they can be read in the order in which they are applied. */
class ManifestsTest {

    private static final Path OPENSHIFT = Path.of("openshift");
    private static final Pattern NAME = Pattern.compile("\\d\\d-[a-z]+-[a-z-]+\\.yaml|00-namespace\\.yaml");

    static List<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(OPENSHIFT)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void holdsOneObjectAndItsNumberSaysWhenItIsApplied(Path manifest) throws IOException {
        assertThat(manifest.getFileName().toString()).matches(NAME);
        assertThat(Files.readAllLines(manifest).stream().filter(line -> line.startsWith("kind: ")))
                .hasSize(1);
        assertThat(Files.readString(manifest.resolveSibling("kustomization.yaml")))
                .contains("- " + manifest.getFileName() + "\n");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void holdsNoSecret(Path manifest) throws IOException {
        assertThat(Files.readString(manifest)).doesNotContain("kind: Secret", "stringData:");
    }

    @Test
    void podsThatServeRidersGetNoTokenOfTheApi() throws IOException {
        assertThat(Files.readString(OPENSHIFT.resolve("base/30-deployment-rides.yaml")))
                .contains("automountServiceAccountToken: false");
        assertThat(Files.readString(OPENSHIFT.resolve("base/10-serviceaccount-rides.yaml")))
                .contains("automountServiceAccountToken: false");
    }

    /** ProtectionResource relies on it: what pods say to the watchdog and to Prometheus ends at the router. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/internal", "/metrics"})
    void leadsNobodyFromOutsideToWhatIsNotForThePublic(String path) throws IOException {
        assertThat(Files.readString(OPENSHIFT.resolve("base/34-service-nowhere.yaml")))
                .doesNotContain("selector:");
        assertThat(Files.readString(OPENSHIFT.resolve("overlays/kubernetes/60-ingress-rides.yaml"))
                        .replaceAll("\\s+", " "))
                .contains("- path: " + path + " pathType: Prefix backend: service: name: nowhere ");
        assertThat(routes())
                .anySatisfy(route -> assertThat(route)
                        .contains("subdomain: ridewell path: " + path + " to: kind: Service name: nowhere "))
                .allSatisfy(route ->
                        assertThat(route).contains("subdomain: ridewell ").doesNotContain(" host:"));
    }

    private static List<String> routes() throws IOException {
        List<String> routes = new ArrayList<>();
        for (Path manifest : manifests()) {
            if (manifest.getFileName().toString().contains("-route-")) {
                routes.add(Files.readString(manifest).replaceAll("#.*", "").replaceAll("\\s+", " "));
            }
        }
        return routes;
    }

    /** Nothing in the namespace is reached, or reaches out, by more than what a file says. */
    @Test
    void everyWorkloadHasANetworkPolicy() throws IOException {
        List<String> policies = new ArrayList<>();
        for (Path manifest : manifests()) {
            String text = Files.readString(manifest);
            if (text.contains("kind: NetworkPolicy")) {
                policies.add(text);
            }
        }
        for (String name : List.of("ridewell", "postgresql", "prometheus", "alertmanager")) {
            assertThat(policies).anyMatch(p -> p.replaceAll("\\s+", " ")
                    .contains("spec: podSelector: matchLabels: app.kubernetes.io/name: " + name + " "));
        }
    }

    /** Rides mail links for new passwords, the watchdog calls people. */
    @ParameterizedTest
    @ValueSource(strings = {"55-networkpolicy-from-rides.yaml", "56-networkpolicy-from-watchdog.yaml"})
    void bothRolesReachAMailServer(String policy) throws IOException {
        assertThat(Files.readString(OPENSHIFT.resolve("base").resolve(policy))).contains("- port: 587\n");
    }

    /** Else an Alertmanager that is dead from the beginning would never be missed. */
    @Test
    void theWatchdogExpectsTheAlertmanagerThatIsAppliedWithIt() throws IOException {
        try (Stream<Path> overlays = Files.list(OPENSHIFT.resolve("overlays"))) {
            for (Path overlay : overlays.toList()) {
                String all = Files.readString(overlay.resolve("kustomization.yaml"));
                assertThat(all.contains("RIDEWELL_ALERTMANAGER=true"))
                        .as(overlay.toString())
                        .isEqualTo(all.contains("monitoring/alertmanager"));
            }
        }
    }

    /** Every probe, timing and limit has its reason on the line above. */
    @Test
    void saysWhyForEachProbeAndTiming() throws IOException {
        List<String> lines = Files.readAllLines(OPENSHIFT.resolve("base/30-deployment-rides.yaml"));
        Pattern explained = Pattern.compile(
                "\\s*(startupProbe|readinessProbe|livenessProbe|progressDeadlineSeconds|minReadySeconds|maxUnavailable|terminationGracePeriodSeconds|revisionHistoryLimit|limits|enableServiceLinks|- topologyKey|command): ?.*");
        for (int i = 1; i < lines.size(); i++) {
            if (explained.matcher(lines.get(i)).matches()) {
                assertThat(lines.get(i - 1)).as(lines.get(i)).contains("# ");
            }
        }
    }
}
