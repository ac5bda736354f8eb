package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.ridewell.cluster.control.KubernetesApi.Answer;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;

/** Rungs 3 and 4: what a Deployment runs, and how many of it. */
final class WorkloadActs {

    private static final String HASH = "pod-template-hash";

    private final KubernetesApi reading;
    private final KubernetesApi acting;
    private final Paths paths;

    WorkloadActs(KubernetesApi reading, KubernetesApi acting, Paths paths) {
        this.reading = reading;
        this.acting = acting;
        this.paths = paths;
    }

    ActResult rollBack(Act act, boolean dryRun) throws IOException {
        String to = act.parameters().getOrDefault("toRevision", "");
        String from = act.parameters().getOrDefault("fromRevision", "");
        return changeTemplate(act, from, to, dryRun);
    }

    /**
     * Rolls forward again.
     *
     * @param revision name of the ReplicaSet whose template it was
     */
    ActResult rollForward(Act act, String revision) throws IOException {
        return changeTemplate(act, act.parameters().getOrDefault("toRevision", ""), revision, false);
    }

    private ActResult changeTemplate(Act act, String from, String to, boolean dryRun) throws IOException {
        String name = workload(act);
        Answer read = reading.get(paths.deployment(name), Map.of());
        if (!read.isDone()) {
            return Answers.refused(read);
        }
        JsonNode deployment = read.body();
        if (!Marks.healable(deployment)) {
            return ActResult.of(Status.FAILED, read.status(), "the Deployment has no label " + Marks.HEAL + "=true");
        }
        Answer wanted = reading.get(paths.replicaSets() + "/" + to, Map.of());
        Answer present = reading.get(paths.replicaSets() + "/" + from, Map.of());
        if (!wanted.isDone() || !Marks.controller(wanted.body()).equals(Marks.uid(deployment))) {
            return ActResult.of(Status.GONE, wanted.status(), "revision " + to + " is not there any more");
        }
        if (isCurrent(wanted.body(), deployment)) {
            return ActResult.done(200, "revision " + to + " is the current one already", from);
        }
        if (!present.isDone() || !isCurrent(present.body(), deployment)) {
            return ActResult.of(Status.CONFLICT, present.status(), "revision " + from + " is not the current one");
        }
        Patch patch = Patch.of(deployment, act.epoch()).set("/spec/template", template(wanted.body()));
        Answer answer = acting.inEpoch(act.epoch())
                .patch(paths.deployment(name), KubernetesApi.JSON_PATCH, patch.json(), dryRun);
        return Answers.of(answer, "from " + from + " to " + to, from);
    }

    /** Raises the autoscaler's floor within its bounds; without an autoscaler the Deployment's own number. */
    ActResult scaleOut(Act act, boolean dryRun) throws IOException {
        int floor = Integer.parseInt(act.parameters().getOrDefault("floor", "0"));
        return setFloor(act, floor, dryRun);
    }

    ActResult scaleBack(Act act, int floor) throws IOException {
        return setFloor(act, floor, false);
    }

    private ActResult setFloor(Act act, int floor, boolean dryRun) throws IOException {
        Answer deployment = reading.get(paths.deployment(workload(act)), Map.of());
        if (!deployment.isDone()) {
            return Answers.refused(deployment);
        }
        if (!Marks.healable(deployment.body())) {
            return ActResult.of(
                    Status.FAILED, deployment.status(), "the Deployment has no label " + Marks.HEAL + "=true");
        }
        String scaler = act.parameters().getOrDefault("scaler", "");
        return scaler.isEmpty()
                ? setReplicas(act, deployment.body(), floor, dryRun)
                : setScaler(act, scaler, floor, dryRun);
    }

    private ActResult setScaler(Act act, String scaler, int floor, boolean dryRun) throws IOException {
        String path = paths.scalers() + "/" + scaler;
        Answer read = reading.get(path, Map.of());
        if (!read.isDone()) {
            return Answers.refused(read);
        }
        JsonNode found = read.body();
        if (!found.path("spec").path("scaleTargetRef").path("name").asText().equals(workload(act))) {
            return ActResult.of(Status.FAILED, read.status(), "the autoscaler is not this Deployment's");
        }
        int now = found.path("spec").path("minReplicas").asInt(1);
        int ceiling = found.path("spec").path("maxReplicas").asInt(now);
        if (floor < 1 || floor > ceiling) {
            return ActResult.of(Status.FAILED, read.status(), "a floor of " + floor + " is outside 1 to " + ceiling);
        }
        String resting = Marks.annotation(found, Marks.RESTING_FLOOR);
        // an act whose answer was lost may have raised it already: what it was before that is what it goes back to
        String back = resting.isEmpty() ? String.valueOf(now) : resting;
        if (now == floor) {
            return ActResult.done(200, "the floor is " + floor + " already", back);
        }
        Patch patch = Patch.of(found, act.epoch()).set("/spec/minReplicas", IntNode.valueOf(floor));
        if (resting.isEmpty()) {
            patch.annotation(Marks.RESTING_FLOOR, String.valueOf(now));
        } else if (resting.equals(String.valueOf(floor))) {
            patch.withoutAnnotation(Marks.RESTING_FLOOR);
        }
        Answer answer = acting.inEpoch(act.epoch()).patch(path, KubernetesApi.JSON_PATCH, patch.json(), dryRun);
        return Answers.of(answer, "floor from " + now + " to " + floor, back);
    }

    private ActResult setReplicas(Act act, JsonNode deployment, int replicas, boolean dryRun) throws IOException {
        int now = deployment.path("spec").path("replicas").asInt(1);
        if (replicas < 1) {
            return ActResult.of(Status.FAILED, 0, "at least one replica stays");
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata")
                .put("uid", Marks.uid(deployment))
                .put("resourceVersion", Marks.version(deployment))
                .putObject("annotations")
                .put(Marks.EPOCH, String.valueOf(act.epoch()));
        patch.putObject("spec").put("replicas", replicas);
        Answer answer = acting.inEpoch(act.epoch())
                .patch(paths.deployment(workload(act)), KubernetesApi.MERGE_PATCH, patch, dryRun);
        return Answers.of(answer, "replicas from " + now + " to " + replicas, String.valueOf(now));
    }

    private static String workload(Act act) {
        String workload = act.target().workload();
        return workload == null ? act.target().name() : workload;
    }

    private static boolean isCurrent(JsonNode replicaSet, JsonNode deployment) {
        String revision = "deployment.kubernetes.io/revision";
        return Marks.annotation(replicaSet, revision).equals(Marks.annotation(deployment, revision));
    }

    private static JsonNode template(JsonNode replicaSet) {
        ObjectNode template = replicaSet.path("spec").path("template").deepCopy();
        ((ObjectNode) template.path("metadata").path("labels")).remove(HASH);
        return template;
    }
}
