package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.control.KubernetesApi.Answer;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.Target;

/** Rungs 1 and 2. Each act reads the pod first, makes sure that it is the one of the plan and belongs to a Deployment that may be healed, and writes on exactly that version. */
final class PodActs {

    /** Stays on a pod in quarantine, so that it can still be found as one of ours. */
    private static final String NAME_LABEL = "app.kubernetes.io/name";

    private final KubernetesApi reading;
    private final KubernetesApi acting;
    private final Paths paths;
    private final Clock clock;

    PodActs(KubernetesApi reading, KubernetesApi acting, Paths paths, Clock clock) {
        this.reading = reading;
        this.acting = acting;
        this.paths = paths;
        this.clock = clock;
    }

    /** Takes the labels off that its ReplicaSet and its Service select by: the endpoint goes at once, and the ReplicaSet adds a replacement. */
    ActResult quarantine(Act act, boolean dryRun) throws IOException {
        Answer read = reading.get(paths.pod(act.target().name()), Map.of());
        Optional<ActResult> other = otherThanPlanned(read, act.target());
        if (other.isPresent()) {
            return other.get();
        }
        JsonNode pod = read.body();
        JsonNode mark = Marks.quarantine(pod);
        if (!mark.isMissingNode()) {
            return alreadyTaken(act, mark);
        }
        Owner owner = owner(pod);
        if (owner.refusal() != null) {
            return owner.refusal();
        }
        ObjectNode taken = labelsToTake(pod, owner.deployment());
        if (taken.isEmpty()) {
            return ActResult.of(Status.CONFLICT, read.status(), "the pod carries none of its Deployment's labels");
        }
        Patch patch = Patch.of(pod, act.epoch())
                .annotation(Marks.QUARANTINED, mark(act, owner, taken).toString());
        taken.fieldNames().forEachRemaining(patch::withoutLabel);
        Answer answer = acting.inEpoch(act.epoch())
                .patch(paths.pod(act.target().name()), KubernetesApi.JSON_PATCH, patch.json(), dryRun);
        return Answers.of(answer, "out of the Service; labels taken: " + taken, taken.toString());
    }

    /** @param labels the labels taken, as JSON */
    ActResult unquarantine(Act act, String labels) throws IOException {
        Answer read = reading.get(paths.pod(act.target().name()), Map.of());
        Optional<ActResult> other = otherThanPlanned(read, act.target());
        if (other.isPresent()) {
            return other.get();
        }
        if (Marks.quarantine(read.body()).isMissingNode()) {
            return ActResult.done(read.status(), "the pod is in no quarantine", null);
        }
        Patch patch = Patch.of(read.body(), act.epoch())
                .withoutAnnotation(Marks.QUARANTINED)
                .withoutAnnotation(Marks.BUNDLE);
        KubernetesApi.parse(labels)
                .properties()
                .forEach(l -> patch.label(l.getKey(), l.getValue().asText()));
        Answer answer = acting.inEpoch(act.epoch())
                .patch(paths.pod(act.target().name()), KubernetesApi.JSON_PATCH, patch.json(), false);
        return Answers.of(answer, "labels put back: " + labels, null);
    }

    /** Through the Eviction API only. What a PodDisruptionBudget forbids stays; there is no delete behind it. */
    ActResult evict(Act act, boolean dryRun) throws IOException {
        Answer read = reading.get(paths.pod(act.target().name()), Map.of());
        Optional<ActResult> other = otherThanPlanned(read, act.target());
        if (other.isPresent()) {
            return other.get();
        }
        Owner owner = owner(read.body());
        if (owner.refusal() != null) {
            return owner.refusal();
        }
        ObjectNode eviction = eviction(act, Marks.uid(read.body()), dryRun);
        Answer answer =
                acting.inEpoch(act.epoch()).post(paths.pod(act.target().name()) + "/eviction", eviction, dryRun);
        if (answer.status() == 429 && isDisruptionBudget(answer.body())) {
            return ActResult.of(Status.BLOCKED, 429, answer.message());
        }
        return Answers.of(answer, "evicted", null);
    }

    private ObjectNode eviction(Act act, String uid, boolean dryRun) {
        ObjectNode eviction = JsonNodeFactory.instance.objectNode();
        eviction.put("apiVersion", "policy/v1").put("kind", "Eviction");
        ObjectNode metadata = eviction.putObject("metadata");
        metadata.put("name", act.target().name()).put("namespace", paths.namespace());
        metadata.putObject("annotations").put(Marks.EPOCH, String.valueOf(act.epoch()));
        ObjectNode options = eviction.putObject("deleteOptions");
        options.putObject("preconditions").put("uid", uid);
        if (dryRun) {
            options.putArray("dryRun").add("All");
        }
        return eviction;
    }

    /** Says that the pod's bundle is stored, which is what it was kept for. */
    ActResult bundled(String pod, String uid, String bundle, long epoch) throws IOException {
        Answer read = reading.get(paths.pod(pod), Map.of());
        Optional<ActResult> other = otherThanPlanned(read, new Target("Pod", pod, uid, null, null));
        if (other.isPresent()) {
            return other.get();
        }
        Patch patch = Patch.of(read.body(), epoch).annotation(Marks.BUNDLE, bundle);
        Answer answer = acting.inEpoch(epoch).patch(paths.pod(pod), KubernetesApi.JSON_PATCH, patch.json(), false);
        return Answers.of(answer, "bundle " + bundle, null);
    }

    /** A busy API server answers 429 too; only the budget's says which. */
    private static boolean isDisruptionBudget(JsonNode status) {
        for (JsonNode cause : status.path("details").path("causes")) {
            if ("DisruptionBudget".equals(cause.path("reason").asText())) {
                return true;
            }
        }
        return status.path("message").asText().contains("disruption budget");
    }

    private static Optional<ActResult> otherThanPlanned(Answer read, Target target) {
        if (!read.isDone()) {
            return Optional.of(Answers.refused(read));
        }
        if (target.uid() == null || !target.uid().equals(Marks.uid(read.body()))) {
            return Optional.of(ActResult.of(Status.GONE, read.status(), "another pod has this name now"));
        }
        return Optional.empty();
    }

    private static ActResult alreadyTaken(Act act, JsonNode mark) {
        if (act.decision().equals(mark.path("decision").asText())) {
            return ActResult.done(
                    200,
                    "already in quarantine by this decision",
                    mark.path("labels").toString());
        }
        return ActResult.of(
                Status.CONFLICT,
                200,
                "in quarantine already for incident " + mark.path("incident").asText());
    }

    /** The Deployment that a pod belongs to, or did before its quarantine, read now. */
    private Owner owner(JsonNode pod) throws IOException {
        JsonNode mark = Marks.quarantine(pod);
        String revision = mark.path("revision").asText(controllerName(pod));
        if (revision.isEmpty()) {
            return Owner.refused(ActResult.of(Status.FAILED, 0, "the pod belongs to no ReplicaSet"));
        }
        Answer replicaSet = reading.get(paths.replicaSets() + "/" + revision, Map.of());
        if (!replicaSet.isDone()) {
            return Owner.refused(Answers.refused(replicaSet));
        }
        Answer deployment = reading.get(paths.deployment(controllerName(replicaSet.body())), Map.of());
        if (!deployment.isDone()) {
            return Owner.refused(Answers.refused(deployment));
        }
        if (!Marks.healable(deployment.body())) {
            return Owner.refused(ActResult.of(
                    Status.FAILED, deployment.status(), "the Deployment has no label " + Marks.HEAL + "=true"));
        }
        return new Owner(deployment.body(), revision, null);
    }

    private record Owner(
            JsonNode deployment, String revision, @Nullable ActResult refusal) {

        private static Owner refused(ActResult refusal) {
            return new Owner(JsonNodeFactory.instance.objectNode(), "", refusal);
        }
    }

    private static String controllerName(JsonNode object) {
        for (JsonNode owner : Marks.metadata(object).path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner.path("name").asText();
            }
        }
        return "";
    }

    private static ObjectNode labelsToTake(JsonNode pod, JsonNode deployment) {
        JsonNode selector = deployment.path("spec").path("selector").path("matchLabels");
        ObjectNode taken = JsonNodeFactory.instance.objectNode();
        selector.fieldNames().forEachRemaining(key -> {
            boolean keep = key.equals(NAME_LABEL) && selector.size() > 1;
            String value = Marks.label(pod, key);
            if (!keep && !value.isEmpty()) {
                taken.put(key, value);
            }
        });
        return taken;
    }

    private ObjectNode mark(Act act, Owner owner, ObjectNode taken) {
        ObjectNode mark = JsonNodeFactory.instance.objectNode();
        mark.put("time", clock.instant().toString())
                .put("incident", act.incident())
                .put("decision", act.decision())
                .put("workload", Marks.name(owner.deployment()))
                .put("revision", owner.revision());
        mark.set("labels", taken);
        return mark;
    }
}
