package org.ridewell.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.openshift.api.model.Route;
import io.fabric8.openshift.api.model.RouteSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The Route against OpenShift's own types: a cluster that is no OpenShift cannot check it. */
class RouteTest {

    static List<Route> routes() throws IOException {
        List<Route> routes = new ArrayList<>();
        for (Path manifest : ManifestsTest.manifests()) {
            if (manifest.getFileName().toString().contains("-route-")) {
                Object object = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(manifest));
                routes.add(new ObjectMapper().convertValue(object, Route.class));
            }
        }
        return routes;
    }

    @ParameterizedTest
    @MethodSource("routes")
    void hasOnlyFieldsThatOpenShiftKnows(Route route) {
        RouteSpec spec = route.getSpec();
        assertThat(route.getAdditionalProperties()).isEmpty();
        assertThat(route.getMetadata().getAdditionalProperties()).isEmpty();
        assertThat(spec.getAdditionalProperties()).isEmpty();
        assertThat(spec.getTo().getAdditionalProperties()).isEmpty();
        assertThat(spec.getPort().getAdditionalProperties()).isEmpty();
        assertThat(spec.getTls().getAdditionalProperties()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void hasOnlyValuesThatOpenShiftTakes(Route route) {
        RouteSpec spec = route.getSpec();
        assertThat(route.getApiVersion()).isEqualTo(new Route().getApiVersion());
        assertThat(route.getKind()).isEqualTo(new Route().getKind());
        assertThat(spec.getTo().getKind()).isEqualTo("Service");
        assertThat(spec.getTo().getWeight()).isBetween(0, 256);
        assertThat(spec.getTls().getTermination()).isIn("edge", "passthrough", "reencrypt");
        assertThat(spec.getTls().getInsecureEdgeTerminationPolicy()).isIn("Allow", "Disable", "None", "Redirect");
        assertThat(spec.getWildcardPolicy()).isIn("None", "Subdomain");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void leadsToAPortOfTheService(Route route) throws IOException {
        String name = route.getSpec().getTo().getName();
        Path file = ManifestsTest.manifests().stream()
                .filter(m -> m.endsWith("31-service-" + name + ".yaml") || m.endsWith("34-service-" + name + ".yaml"))
                .findFirst()
                .orElseThrow();
        String service = Files.readString(file);
        assertThat(service).contains("name: " + name + "\n");
        assertThat(service)
                .contains("name: " + route.getSpec().getPort().getTargetPort().getStrVal());
    }
}
