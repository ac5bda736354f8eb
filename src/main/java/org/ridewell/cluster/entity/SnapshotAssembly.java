package org.ridewell.cluster.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
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

    public SnapshotAssembly(ClusterView view, BiFunction<String, String, List<Signal>> signalsByUidAndName) {
        this.view = view;
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
                rollout(deployment, revisions),
                disruptionBudget(deployment),
                scaling(deployment),
                otherHand(deployment));
    }

    private List<Revision> revisions(JsonNode deployment) {
        long current = number(deployment);
        return view.replicaSets().stream()
                .filter(rs -> Marks.controller(rs).equals(Marks.uid(deployment)))
                .sorted(Comparator.comparingLong(SnapshotAssembly::number))
                .map(rs -> new Revision(
                        Marks.name(rs), number(rs), created(rs), number(rs) == current, pods(deployment, rs)))
                .toList();
    }

    private List<Pod> pods(JsonNode deployment, JsonNode replicaSet) {
        return view.pods().stream()
                .filter(p -> belongs(p, deployment, replicaSet))
                .sorted(Comparator.comparing(Marks::name))
                .map(this::pod)
                .toList();
    }

    private static boolean belongs(JsonNode pod, JsonNode deployment, JsonNode replicaSet) {
        JsonNode quarantine = Marks.quarantine(pod);
        if (quarantine.isMissingNode()) {
            return Marks.controller(pod).equals(Marks.uid(replicaSet));
        }
        return quarantine.path("workload").asText().equals(Marks.name(deployment))
                && quarantine.path("revision").asText().equals(Marks.name(replicaSet));
    }

    private Pod pod(JsonNode pod) {
        JsonNode status = pod.path("status");
        int restarts = 0;
        String waiting = null;
        Instant restarted = null;
        for (JsonNode container : status.path("containerStatuses")) {
            restarts += container.path("restartCount").asInt();
            if (container.path("state").has("waiting")) {
                waiting = container.path("state").path("waiting").path("reason").asText();
            }
            if (container.path("restartCount").asInt() > 0) {
                restarted = later(restarted, lastStart(container));
            }
        }
        String name = Marks.name(pod);
        List<Signal> signals = signalsByUidAndName.apply(Marks.uid(pod), name);
        return new Pod(
                name,
                Marks.uid(pod),
                Marks.version(pod),
                text(pod.path("spec").path("nodeName")),
                address(pod),
                status.path("phase").asText("Unknown"),
                isTrue(status, "Ready"),
                created(pod),
                restarts,
                restarted,
                waiting,
                Marks.metadata(pod).has("deletionTimestamp"),
                quarantine(pod),
                signals);
    }

    private static @Nullable Instant lastStart(JsonNode container) {
        Instant running = time(container.path("state").path("running").path("startedAt"));
        return running != null
                ? running
                : time(container.path("lastState").path("terminated").path("finishedAt"));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static Pod.@Nullable Quarantine quarantine(JsonNode pod) {
        JsonNode mark = Marks.quarantine(pod);
        if (mark.isMissingNode()) {
            return null;
        }
        Instant since = time(mark.path("time"));
        return new Pod.Quarantine(
                since == null ? created(pod) : since,
                mark.path("incident").asText(),
                !Marks.annotation(pod, Marks.BUNDLE).isEmpty());
    }

    /** {@code host:port} where the pod itself can be asked; null as long as it has no address. */
    public static @Nullable String address(JsonNode pod) {
        String ip = pod.path("status").path("podIP").asText("");
        if (ip.isEmpty()) {
            return null;
        }
        int port = 9080;
        for (JsonNode container : pod.path("spec").path("containers")) {
            for (JsonNode candidate : container.path("ports")) {
                if ("http".equals(candidate.path("name").asText())) {
                    port = candidate.path("containerPort").asInt(port);
                }
            }
        }
        return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + port;
    }

    /**
     * Under way as long as the controller has not seen the newest template, or pods of an older one are left. A pod that fell ill after the end is not a rollout.
     */
    private static Workload.@Nullable Rollout rollout(JsonNode deployment, List<Revision> revisions) {
        JsonNode status = deployment.path("status");
        boolean seen = status.path("observedGeneration").asLong()
                >= Marks.metadata(deployment).path("generation").asLong();
        int updated = status.path("updatedReplicas").asInt();
        boolean old = status.path("replicas").asInt() > updated;
        boolean missing = updated < deployment.path("spec").path("replicas").asInt(1) && !isComplete(status);
        if (seen && !old && !missing) {
            return null;
        }
        Instant started = revisions.stream()
                .filter(Revision::current)
                .map(Revision::createdAt)
                .findFirst()
                .orElse(created(deployment));
        Instant progress = condition(status, "Progressing").map("lastUpdateTime");
        return new Workload.Rollout(isTrue(status, "Progressing"), started, progress == null ? started : progress);
    }

    private static boolean isComplete(JsonNode status) {
        return "NewReplicaSetAvailable"
                .equals(condition(status, "Progressing").json().path("reason").asText());
    }

    private Workload.@Nullable DisruptionBudget disruptionBudget(JsonNode deployment) {
        JsonNode labels =
                deployment.path("spec").path("template").path("metadata").path("labels");
        return view.disruptionBudgets().stream()
                .filter(b -> selects(b.path("spec").path("selector").path("matchLabels"), labels))
                .findFirst()
                .map(b -> new Workload.DisruptionBudget(
                        Marks.name(b),
                        b.path("status").path("disruptionsAllowed").asInt()))
                .orElse(null);
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        if (selector.isEmpty()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> wanted : selector.properties()) {
            if (!labels.path(wanted.getKey()).asText().equals(wanted.getValue().asText())) {
                return false;
            }
        }
        return true;
    }

    private Workload.@Nullable Scaling scaling(JsonNode deployment) {
        return view.scalers().stream()
                .filter(s -> s.path("spec")
                                .path("scaleTargetRef")
                                .path("name")
                                .asText()
                                .equals(Marks.name(deployment))
                        && "Deployment"
                                .equals(s.path("spec")
                                        .path("scaleTargetRef")
                                        .path("kind")
                                        .asText()))
                .findFirst()
                .map(s -> scaling(s, deployment))
                .orElse(null);
    }

    private static Workload.Scaling scaling(JsonNode scaler, JsonNode deployment) {
        int floor = scaler.path("spec").path("minReplicas").asInt(1);
        String resting = Marks.annotation(scaler, Marks.RESTING_FLOOR);
        return new Workload.Scaling(
                Marks.name(scaler),
                floor,
                resting.matches("\\d{1,4}") ? Integer.parseInt(resting) : floor,
                scaler.path("spec").path("maxReplicas").asInt(floor),
                scaler.path("status")
                        .path("currentReplicas")
                        .asInt(deployment.path("spec").path("replicas").asInt(1)));
    }

    private static @Nullable String otherHand(JsonNode deployment) {
        if (deployment.path("spec").path("paused").asBoolean()) {
            return "a paused Deployment";
        }
        String atWork = Marks.annotation(deployment, Marks.AT_WORK);
        return atWork.isEmpty() ? null : atWork;
    }

    private List<Node> nodes() {
        return view.nodes().stream()
                .sorted(Comparator.comparing(Marks::name))
                .map(n -> {
                    Condition ready = condition(n.path("status"), "Ready");
                    Instant since = ready.map("lastTransitionTime");
                    return new Node(
                            Marks.name(n),
                            ready.json().path("status").asText("Unknown"),
                            since == null ? created(n) : since,
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
            last = later(last, time(field.path("time")));
        }
        return last == null ? otherwise : last;
    }

    private record Condition(JsonNode json) {

        private @Nullable Instant map(String field) {
            return time(json.path(field));
        }
    }

    private static Condition condition(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (type.equals(condition.path("type").asText())) {
                return new Condition(condition);
            }
        }
        return new Condition(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private static boolean isTrue(JsonNode status, String type) {
        return "True".equals(condition(status, type).json().path("status").asText());
    }

    private static long number(JsonNode object) {
        String revision = Marks.annotation(object, "deployment.kubernetes.io/revision");
        return revision.matches("\\d{1,18}") ? Long.parseLong(revision) : 0;
    }

    private static Instant created(JsonNode object) {
        Instant created = time(Marks.metadata(object).path("creationTimestamp"));
        return created == null ? Instant.EPOCH : created;
    }

    private static @Nullable Instant time(JsonNode field) {
        try {
            return field.isTextual() ? Instant.parse(field.asText()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode field) {
        return field.isTextual() ? field.asText() : null;
    }
}
