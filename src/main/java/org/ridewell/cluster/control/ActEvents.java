package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Logger;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.remedies.entity.Target;

/** Mirrors each act as a Kubernetes Event on the object acted on. The name comes from the decision, so that a repeated act has one Event; a failure changes nothing about the act. */
final class ActEvents {

    static final String COMPONENT = "ridewell-watchdog";

    /** As {@code openshift/base} calls it. */
    static final String OWN_DEPLOYMENT = "watchdog";

    private static final Logger LOG = Logger.getLogger(ActEvents.class.getName());
    private static final Map<Remedy, String> REASONS = Map.of(
            Remedy.PROTECT, "Protected",
            Remedy.QUARANTINE, "Quarantined",
            Remedy.RESTART, "Restarted",
            Remedy.ROLL_BACK, "RolledBack",
            Remedy.SCALE_OUT, "ScaledOut",
            Remedy.PAGE, "Paged");

    private final KubernetesApi acting;
    private final Paths paths;
    private final String identity;
    private final Clock clock;

    ActEvents(KubernetesApi acting, Paths paths, String identity, Clock clock) {
        this.acting = acting;
        this.paths = paths;
        this.identity = identity;
        this.clock = clock;
    }

    /** @param undone the act was taken back */
    void tell(Act act, ActResult result, boolean undone) {
        try {
            KubernetesApi.Answer answer =
                    acting.inEpoch(act.epoch()).post(paths.events(), event(act, result, undone), false);
            if (!answer.isDone() && answer.status() != 409) {
                LOG.warning(() -> "no Event for decision " + act.decision() + ": " + answer.message());
            }
        } catch (IOException e) {
            LOG.warning(() -> "no Event for decision " + act.decision() + ": " + e.getMessage());
        }
    }

    private ObjectNode event(Act act, ActResult result, boolean undone) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String reason = REASONS.getOrDefault(act.remedy(), "Acted");
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("apiVersion", "v1").put("kind", "Event");
        ObjectNode metadata = event.putObject("metadata");
        metadata.put("name", name(act, undone)).put("namespace", paths.namespace());
        metadata.putObject("annotations").put(Marks.ACT, annotation(act).toString());
        event.set("involvedObject", involved(act));
        event.put("reason", undone ? reason + "Undone" : reason)
                .put("message", "incident " + act.incident() + ": " + result.detail())
                .put("type", act.remedy() == Remedy.PAGE ? "Warning" : "Normal")
                .put("action", act.remedy().name())
                .put("reportingComponent", COMPONENT)
                .put("reportingInstance", identity)
                .put("firstTimestamp", now.toString())
                .put("lastTimestamp", now.toString())
                .put("count", 1);
        event.putObject("source").put("component", COMPONENT);
        return event;
    }

    private static String name(Act act, boolean undone) {
        String raw = act.target().name() + "." + act.decision() + (undone ? ".undone" : "");
        return raw.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
    }

    private static ObjectNode annotation(Act act) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("incident", act.incident())
                .put("decision", act.decision())
                .put("remedy", act.remedy().name())
                .put("epoch", act.epoch());
    }

    /**
     * The pod or Deployment acted on. Events of cluster-wide objects live in another namespace, and a dependency or the fleet is no object at all: those go to the watchdog's own Deployment.
     */
    private ObjectNode involved(Act act) {
        Target target = act.target();
        String workload = target.workload();
        boolean pod = "Pod".equals(target.kind());
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("namespace", paths.namespace());
        if (pod || (workload == null && "Deployment".equals(target.kind()))) {
            object.put("apiVersion", pod ? "v1" : "apps/v1")
                    .put("kind", pod ? "Pod" : "Deployment")
                    .put("name", target.name());
            if (target.uid() != null) {
                object.put("uid", target.uid());
            }
            return object;
        }
        return object.put("apiVersion", "apps/v1")
                .put("kind", "Deployment")
                .put("name", workload == null ? OWN_DEPLOYMENT : workload);
    }
}
