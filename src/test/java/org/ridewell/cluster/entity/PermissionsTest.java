package org.ridewell.cluster.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ridewell.cluster.entity.Permissions.Rule;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the manifests grant to the watchdog is what its adapter uses, no verb more and none less. */
class PermissionsTest {

    private static final Path BASE = Path.of("openshift/base");

    @Test
    void roleGrantsExactlyWhatTheAdapterUses() throws IOException {
        assertThat(granted("Role")).isEqualTo(used(Permissions.inNamespace()));
    }

    @Test
    void clusterRoleGrantsExactlyWhatTheAdapterUses() throws IOException {
        assertThat(granted("ClusterRole")).isEqualTo(used(Permissions.inCluster()));
    }

    @Test
    void nothingMayDeletePodsOrRunCommandsInThem() {
        assertThat(used(Permissions.inNamespace()))
                .noneMatch(v -> v.contains("pods/exec") || v.endsWith(" delete") || v.contains("secrets"));
    }

    @Test
    void everyPermissionHasAReason() {
        assertThat(Stream.concat(Permissions.inNamespace().stream(), Permissions.inCluster().stream()))
                .allMatch(r -> !r.why().isBlank());
    }

    private static Set<String> used(List<Rule> rules) {
        Set<String> verbs = new TreeSet<>();
        rules.forEach(r -> r.verbs().forEach(v -> verbs.add(line(r.group(), r.resource(), r.names(), v))));
        return verbs;
    }

    private static Set<String> granted(String kind) throws IOException {
        Set<String> verbs = new TreeSet<>();
        try (Stream<Path> files = Files.list(BASE)) {
            for (Path file :
                    files.filter(f -> f.toString().contains("watchdog")).toList()) {
                Map<String, Object> object =
                        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
                if (kind.equals(object.get("kind"))) {
                    rules(object).forEach(rule -> add(rule, verbs));
                }
            }
        }
        return verbs;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, List<String>>> rules(Map<String, Object> object) {
        return (List<Map<String, List<String>>>) object.get("rules");
    }

    private static void add(Map<String, List<String>> rule, Set<String> verbs) {
        for (String group : rule.getOrDefault("apiGroups", List.of())) {
            for (String resource : rule.getOrDefault("resources", List.of())) {
                rule.getOrDefault("verbs", List.of())
                        .forEach(v ->
                                verbs.add(line(group, resource, rule.getOrDefault("resourceNames", List.of()), v)));
            }
        }
    }

    private static String line(String group, String resource, List<String> names, String verb) {
        return group + "/" + resource + names + " " + verb;
    }
}
