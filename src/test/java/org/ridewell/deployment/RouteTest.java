package org.ridewell.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.openshift.api.model.Route;
import io.fabric8.openshift.api.model.RouteSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The Route against OpenShift's own types: a cluster that is no OpenShift cannot check it. */
class RouteTest {

    private static Route route;

    @BeforeAll
    static void readsTheManifest() throws IOException {
        Object manifest = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("openshift/overlays/openshift/60-route-rides.yaml")));
        route = new ObjectMapper().convertValue(manifest, Route.class);
    }

    @Test
    void hasOnlyFieldsThatOpenShiftKnows() {
        RouteSpec spec = route.getSpec();
        assertThat(route.getAdditionalProperties()).isEmpty();
        assertThat(route.getMetadata().getAdditionalProperties()).isEmpty();
        assertThat(spec.getAdditionalProperties()).isEmpty();
        assertThat(spec.getTo().getAdditionalProperties()).isEmpty();
        assertThat(spec.getPort().getAdditionalProperties()).isEmpty();
        assertThat(spec.getTls().getAdditionalProperties()).isEmpty();
    }

    @Test
    void hasOnlyValuesThatOpenShiftTakes() {
        RouteSpec spec = route.getSpec();
        assertThat(route.getApiVersion()).isEqualTo(new Route().getApiVersion());
        assertThat(route.getKind()).isEqualTo(new Route().getKind());
        assertThat(spec.getTo().getKind()).isEqualTo("Service");
        assertThat(spec.getTo().getWeight()).isBetween(0, 256);
        assertThat(spec.getTls().getTermination()).isIn("edge", "passthrough", "reencrypt");
        assertThat(spec.getTls().getInsecureEdgeTerminationPolicy()).isIn("Allow", "Disable", "None", "Redirect");
        assertThat(spec.getWildcardPolicy()).isIn("None", "Subdomain");
    }

    @Test
    void leadsToAPortOfTheService() throws IOException {
        String service = Files.readString(Path.of("openshift/base/31-service-rides.yaml"));
        assertThat(service).contains("name: " + route.getSpec().getTo().getName());
        assertThat(service)
                .contains("name: " + route.getSpec().getPort().getTargetPort().getStrVal());
    }
}
