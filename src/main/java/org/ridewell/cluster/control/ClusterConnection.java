package org.ridewell.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.entity.ApiVerb;
import org.ridewell.cluster.entity.Timing;
import org.ridewell.configuration.control.Settings;
import org.ridewell.configuration.entity.Platform;

/** Who this process is on the cluster, and its connections, made when first asked for. Only where the platform is Kubernetes and this process heals. */
@ApplicationScoped
public class ClusterConnection {

    static final String LEASE = "watchdog";

    /** {@code POD_NAMESPACE}: the one namespace that is watched and healed; default {@code ridewell}. */
    @Inject
    @ConfigProperty(name = "POD_NAMESPACE", defaultValue = "ridewell")
    private String namespace;

    /** {@code POD_NAME}: part of the lease holder's name, so that people find it. */
    @Inject
    @ConfigProperty(name = "POD_NAME")
    private Optional<String> podName;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    @Inject
    private MetricRegistry metrics;

    private @Nullable Parts parts;

    record Parts(Clients clients, LeaseElector elector, Paths paths, String identity) {}

    boolean isWanted() {
        return settings.platform() == Platform.KUBERNETES && settings.role().heals();
    }

    /** @throws IllegalStateException when there is neither a ServiceAccount nor a usable {@code KUBECONFIG} */
    synchronized Parts parts() {
        if (parts == null) {
            parts = connect();
        }
        return parts;
    }

    private Parts connect() {
        // a restarted container must not take itself for the one before it
        String identity = podName.orElse("watchdog") + "_" + UUID.randomUUID();
        Paths paths = new Paths(namespace);
        try {
            ElectorLink link = new ElectorLink();
            Clients clients = Clients.of(Clients.Source.environment(), link::leadsIn, this::count);
            LeaseStore store = new ApiLeaseStore(clients.reading(), namespace, LEASE, clock);
            LeaseElector elector = new LeaseElector(store, identity, Timing.STANDARD, System::nanoTime);
            link.elector = elector;
            return new Parts(clients, elector, paths, identity);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "RIDEWELL_PLATFORM=kubernetes needs a ServiceAccount or KUBECONFIG: " + e.getMessage(), e);
        }
    }

    /** A lease that is renewed, a watch that begins anew, an act: all that the API server has to do with the watchdog. */
    private void count(ApiVerb verb) {
        metrics.counter("ridewell_watchdog_api_requests_total", new Tag("verb", verb.label()))
                .inc();
    }

    /** The gate asks the elector, which speaks through a client of the same set. */
    private static final class ElectorLink {

        private volatile @Nullable LeaseElector elector;

        private boolean leadsIn(long epoch) {
            LeaseElector known = elector;
            return known != null && known.isLeader() && known.epoch() == epoch;
        }
    }
}
