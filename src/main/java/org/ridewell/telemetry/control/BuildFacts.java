package org.ridewell.telemetry.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.ridewell.configuration.control.Settings;

/** {@code ridewell_build_info}: always 1, says by its labels what runs where, so that other series can be joined to it. */
@ApplicationScoped
public class BuildFacts {

    private static final Metadata BUILD = Metadata.builder()
            .withName("ridewell_build_info")
            .withDescription("Always 1; which build runs in which pod and revision")
            .build();

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Settings settings;

    /** {@code RIDEWELL_REVISION}: the commit that the image was built from. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_REVISION", defaultValue = "unknown")
    private String commit;

    /** {@code POD_NAME}: this pod, from the cluster's downward API. */
    @Inject
    @ConfigProperty(name = "POD_NAME")
    private Optional<String> pod;

    /** {@code POD_REVISION}: the hash of the pod's template, by which a Deployment tells its revisions apart. */
    @Inject
    @ConfigProperty(name = "POD_REVISION")
    private Optional<String> revision;

    void publish(@Observes Startup event) {
        metrics.gauge(
                BUILD,
                () -> 1,
                new Tag("commit", commit),
                new Tag("role", settings.role().name().toLowerCase(Locale.ROOT)),
                new Tag("pod", pod.orElse("none")),
                new Tag("revision", revision.orElse("none")));
    }
}
