package org.ridewell.cluster.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ridewell.signals.entity.Monitoring;
import org.ridewell.signals.entity.Node;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.signals.entity.Workload;

/** Makes the plan's world from the objects of the API server and the signals of the probes. Pods in quarantine belong to the workload that they were taken from. */
public final class SnapshotAssembly {

    private final ClusterView view;
    private final BiFunction<String, String, List<Signal>> signalsByUidAndName;
    private final DeploymentReading deployments;
    private final Warnings warnings;

    public SnapshotAssembly(ClusterView view, BiFunction<String, String, List<Signal>> signalsByUidAndName) {
        this.view = view;
        this.deployments = new DeploymentReading(view);
        this.warnings = new Warnings(view.warnings());
        this.signalsByUidAndName = signalsByUidAndName;
    }

    public Snapshot at(Instant now, Monitoring monitoring, List<Snapshot.BlindSpot> blind) {
        List<Workload> workloads = view.deployments().stream()
                .sorted(Comparator.comparing(Marks::name))
                .map(this::workload)
                .toList();
        return Snapshot.seen(now, workloads, nodes(), steady(workloads), monitoring, pause(now), blind);
    }

    private Workload workload(JsonNode deployment) {
        List<Revision> revisions = revisions(deployment);
        int ready = (int) revisions.stream()
                .flatMap(r -> r.pods().stream())
                .filter(p -> p.ready() && p.serves())
                .count();
        return new Workload(
                Marks.name(deployment),
                Marks.uid(deployment),
                Marks.version(deployment),
                Marks.healable(deployment),
                deployment.path("spec").path("replicas").asInt(1),
                ready,
                revisions,
                DeploymentReading.rollout(deployment, revisions),
                deployments.disruptionBudget(deployment),
                deployments.scaling(deployment),
                DeploymentReading.otherHand(deployment),
                DeploymentReading.gitOpsOwner(deployment));
    }

    private List<Revision> revisions(JsonNode deployment) {
        long current = Fields.number(deployment);
        return view.replicaSets().stream()
                .filter(rs -> Marks.controller(rs).equals(Marks.uid(deployment)))
                .sorted(Comparator.comparingLong(Fields::number))
                .map(rs -> new Revision(
                        Marks.name(rs),
                        Fields.number(rs),
                        Fields.number(rs) == current
                                ? DeploymentReading.wantedSince(deployment, rs)
                                : Fields.created(rs),
                        Fields.number(rs) == current,
                        pods(deployment, rs)))
                .toList();
    }

    private List<Pod> pods(JsonNode deployment, JsonNode replicaSet) {
        return view.pods().stream()
                .filter(p -> belongs(p, deployment, replicaSet))
                .sorted(Comparator.comparing(Marks::name))
                .map(p -> PodReading.pod(p, signals(p)))
                .toList();
    }

    private List<Signal> signals(JsonNode pod) {
        List<Signal> probed = signalsByUidAndName.apply(Marks.uid(pod), Marks.name(pod));
        return Stream.concat(probed.stream(), warnings.of(pod).stream()).toList();
    }

    private static boolean belongs(JsonNode pod, JsonNode deployment, JsonNode replicaSet) {
        JsonNode quarantine = Marks.quarantine(pod);
        if (quarantine.isMissingNode()) {
            return Marks.controller(pod).equals(Marks.uid(replicaSet));
        }
        return quarantine.path("workload").asText().equals(Marks.name(deployment))
                && quarantine.path("revision").asText().equals(Marks.name(replicaSet));
    }

    private List<Node> nodes() {
        return view.nodes().stream()
                .sorted(Comparator.comparing(Marks::name))
                .map(n -> {
                    Fields.Condition ready = Fields.condition(n.path("status"), "Ready");
                    Instant since = ready.time("lastTransitionTime");
                    return new Node(
                            Marks.name(n),
                            ready.json().path("status").asText("Unknown"),
                            since == null ? Fields.created(n) : since,
                            n.path("spec").path("unschedulable").asBoolean());
                })
                .toList();
    }

    /** The worst of all pods for each objective and invariant. */
    private static List<Signal> steady(List<Workload> workloads) {
        Map<String, Signal> worst = new TreeMap<>();
        workloads.stream()
                .flatMap(w -> w.pods().stream())
                .filter(Pod::serves)
                .flatMap(p -> p.signals().stream())
                .filter(s ->
                        s.name().startsWith(SignalNames.INVARIANT) || s.name().startsWith("slo:"))
                .forEach(s -> worst.merge(s.name(), s, (a, b) -> a.value() >= b.value() ? a : b));
        return new ArrayList<>(worst.values());
    }

    private Snapshot.@Nullable Pause pause(Instant now) {
        for (JsonNode control : view.controls()) {
            JsonNode data = control.path("data");
            if ("true".equals(data.path("paused").asText())) {
                return new Snapshot.Pause(
                        data.path("by").asText("ConfigMap " + Marks.name(control)),
                        data.path("reason").asText("no reason given"),
                        lastWrite(control, now));
            }
        }
        for (JsonNode deployment : view.deployments()) {
            if ("true".equals(Marks.annotation(deployment, Marks.PAUSED))) {
                String reason = Marks.annotation(deployment, Marks.PAUSE_REASON);
                return new Snapshot.Pause(
                        "Deployment " + Marks.name(deployment),
                        reason.isEmpty() ? "no reason given" : reason,
                        lastWrite(deployment, now));
            }
        }
        return null;
    }

    private static Instant lastWrite(JsonNode object, Instant otherwise) {
        Instant last = null;
        for (JsonNode field : Marks.metadata(object).path("managedFields")) {
            last = Fields.later(last, Fields.time(field.path("time")));
        }
        return last == null ? otherwise : last;
    }
}
