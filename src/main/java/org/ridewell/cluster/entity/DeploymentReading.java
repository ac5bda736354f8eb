package org.ridewell.cluster.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Workload;

/** What concerns a Deployment as a whole: its rollout, its disruption budget, its autoscaler, and who else is at work on it. */
final class DeploymentReading {

    private final ClusterView view;

    DeploymentReading(ClusterView view) {
        this.view = view;
    }

    /**
     * Under way as long as the controller has not seen the newest template, or pods of an older one are left. A pod that fell ill after the end is not a rollout.
     */
    static Workload.@Nullable Rollout rollout(JsonNode deployment, List<Revision> revisions) {
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
                .orElse(Fields.created(deployment));
        Instant progress = lastProgress(deployment);
        return new Workload.Rollout(
                Fields.isTrue(status, "Progressing"), started, progress == null ? started : progress);
    }

    /** The controller touches this condition as long as a rollout makes progress, and no more after its end. */
    static Instant wantedSince(JsonNode deployment, JsonNode replicaSet) {
        Instant created = Fields.created(replicaSet);
        Instant progress = lastProgress(deployment);
        return progress != null && progress.isAfter(created) ? progress : created;
    }

    private static @Nullable Instant lastProgress(JsonNode deployment) {
        return Fields.condition(deployment.path("status"), "Progressing").time("lastUpdateTime");
    }

    private static boolean isComplete(JsonNode status) {
        return "NewReplicaSetAvailable"
                .equals(Fields.condition(status, "Progressing")
                        .json()
                        .path("reason")
                        .asText());
    }

    Workload.@Nullable DisruptionBudget disruptionBudget(JsonNode deployment) {
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

    Workload.@Nullable Scaling scaling(JsonNode deployment) {
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

    static @Nullable String otherHand(JsonNode deployment) {
        if (deployment.path("spec").path("paused").asBoolean()) {
            return "a paused Deployment";
        }
        String atWork = Marks.annotation(deployment, Marks.AT_WORK);
        return atWork.isEmpty() || atWork.equals(Marks.NOBODY) ? null : atWork;
    }

    /** Who would set back what is written here. Helm and kustomize write once and are not at work. */
    static @Nullable String gitOpsOwner(JsonNode deployment) {
        if (Marks.annotation(deployment, Marks.AT_WORK).equals(Marks.NOBODY)) {
            return null;
        }
        String argo = Marks.annotation(deployment, Marks.ARGO_CD);
        if (!argo.isEmpty()) {
            return "Argo CD (" + argo.replaceFirst(":.*", "") + ")";
        }
        for (String mark : Marks.FLUX) {
            String flux = Marks.label(deployment, mark);
            if (!flux.isEmpty()) {
                return "Flux (" + flux + ")";
            }
        }
        String manager = Marks.label(deployment, Marks.MANAGED_BY);
        return manager.matches("(?i)(argo-?cd|flux).*") ? manager : null;
    }
}
