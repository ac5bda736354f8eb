package org.ridewell.cluster.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.entity.ClusterView;
import org.ridewell.signals.entity.Snapshot.BlindSpot;

/** Everything that is followed in the API server. What may not be read, or has been silent for too long, is a blind spot with its reason. */
final class Mirrors {

    /** Longer than a watch and its pause; a mirror that is older may show what is not so any more. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Mirror deployments;
    private final Mirror replicaSets;
    private final Mirror pods;
    private final Mirror nodes;
    private final Mirror scalers;
    private final Mirror disruptionBudgets;
    private final Mirror controls;
    private final Mirror warnings;

    Mirrors(Clients clients, Paths paths, LongSupplier nanos) {
        Following following = new Following(clients, nanos);
        deployments = following.of(paths.deployments(), Map.of());
        replicaSets = following.of(paths.replicaSets(), Map.of());
        pods = following.of(paths.pods(), Map.of());
        nodes = following.of(Paths.nodes(), Map.of());
        scalers = following.of(paths.scalers(), Map.of());
        disruptionBudgets = following.of(paths.disruptionBudgets(), Map.of());
        controls = following.of(paths.configMaps(), Map.of("fieldSelector", "metadata.name=watchdog-control"));
        warnings = following.of(paths.events(), Map.of("fieldSelector", "involvedObject.kind=Pod,type=Warning"));
    }

    private record Following(Clients clients, LongSupplier nanos) {

        private Mirror of(String path, Map<String, String> selection) {
            return new Mirror(clients.reading(), clients.watching(), path, selection, Clients.WATCH, nanos);
        }
    }

    void start(ThreadFactory threads) {
        for (Mirror mirror : all()) {
            Thread thread = threads.newThread(mirror);
            thread.setName("ridewell-mirror " + mirror.path());
            thread.start();
        }
    }

    void stop() {
        all().forEach(Mirror::stop);
    }

    ClusterView view() {
        return new ClusterView(
                deployments.all(),
                replicaSets.all(),
                pods.all(),
                nodes.all(),
                scalers.all(),
                disruptionBudgets.all(),
                controls.all(),
                warnings.all());
    }

    List<BlindSpot> blind() {
        List<BlindSpot> blind = new ArrayList<>();
        for (Mirror mirror : all()) {
            @Nullable String why = why(mirror);
            if (why != null) {
                blind.add(new BlindSpot(kind(mirror), why));
            }
        }
        return blind;
    }

    private static @Nullable String why(Mirror mirror) {
        Duration age = mirror.age();
        if (age == null || age.compareTo(LONGEST_SILENCE) > 0) {
            String trouble = mirror.trouble();
            return trouble == null
                    ? "the API server has said nothing for " + LONGEST_SILENCE.toSeconds() + " s"
                    : trouble;
        }
        return null;
    }

    private static String kind(Mirror mirror) {
        return mirror.path().substring(mirror.path().lastIndexOf('/') + 1);
    }

    private List<Mirror> all() {
        return List.of(deployments, replicaSets, pods, nodes, scalers, disruptionBudgets, controls, warnings);
    }
}
