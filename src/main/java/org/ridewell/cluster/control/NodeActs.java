package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ridewell.cluster.control.KubernetesApi.Answer;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.Target;

/** Rung 5: nothing new comes to the node, and what the watchdog may heal leaves it by eviction. */
final class NodeActs {

    private final KubernetesApi reading;
    private final KubernetesApi acting;
    private final PodActs pods;

    NodeActs(KubernetesApi reading, KubernetesApi acting, PodActs pods) {
        this.reading = reading;
        this.acting = acting;
        this.pods = pods;
    }

    /** @param onNode pods of healable workloads there */
    ActResult move(Act act, List<JsonNode> onNode, boolean dryRun) throws IOException {
        ActResult cordoned = cordon(act, true, dryRun);
        if (cordoned.status() != Status.DONE) {
            return cordoned;
        }
        List<String> told = new ArrayList<>();
        for (JsonNode pod : onNode) {
            Target target = new Target(
                    "Pod", Marks.name(pod), Marks.uid(pod), null, act.target().workload());
            Act eviction = new Act(act.remedy(), target, act.incident(), act.decision(), act.epoch(), act.parameters());
            ActResult evicted = pods.evict(eviction, dryRun);
            told.add(target.name() + " " + evicted.status());
        }
        return ActResult.done(cordoned.http(), "cordoned; " + String.join(", ", told), "uncordon");
    }

    ActResult uncordon(Act act) throws IOException {
        return cordon(act, false, false);
    }

    private ActResult cordon(Act act, boolean cordon, boolean dryRun) throws IOException {
        String path = Paths.nodes() + "/" + act.target().name();
        Answer read = reading.get(path, Map.of());
        if (!read.isDone()) {
            return Answers.refused(read);
        }
        if (act.target().uid() != null && !act.target().uid().equals(Marks.uid(read.body()))) {
            return ActResult.of(Status.GONE, read.status(), "another node has this name now");
        }
        if (read.body().path("spec").path("unschedulable").asBoolean() == cordon) {
            return ActResult.done(200, cordon ? "cordoned already" : "not cordoned", null);
        }
        Patch patch = Patch.of(read.body()).set("/spec/unschedulable", BooleanNode.valueOf(cordon));
        Answer answer = acting.inEpoch(act.epoch()).patch(path, KubernetesApi.JSON_PATCH, patch.json(), dryRun);
        return Answers.of(answer, cordon ? "cordoned" : "uncordoned", cordon ? "uncordon" : null);
    }
}
