package org.ridewell.cluster.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** What the watchdog writes on objects, and reads back: labels and annotations by name. */
public final class Marks {

    /** Label of a Deployment that the watchdog may act on, and value. */
    public static final String HEAL = "ridewell.org/heal";

    /** Annotation of a pod in quarantine: JSON with time, incident, decision, workload, revision and the labels taken. */
    public static final String QUARANTINED = "ridewell.org/quarantined";

    /** Annotation of a pod in quarantine whose forensic bundle is stored: the bundle's id. */
    public static final String BUNDLE = "ridewell.org/bundle";

    /** Annotation of a Kubernetes Event that mirrors an act: JSON with incident, decision, remedy and epoch. */
    public static final String ACT = "ridewell.org/act";

    /**
     * Annotation of every pod, Deployment and autoscaler that an act changed: the epoch of the leader that did it last, or took it back. On the object's own metadata, never in a
     * template, where it would make a new revision; Kubernetes copies a Deployment's to its ReplicaSets. An Eviction carries it for whoever admits or audits it.
     */
    public static final String EPOCH = "ridewell.org/epoch";

    /** Annotation of an autoscaler whose floor was raised: what it was before. */
    public static final String RESTING_FLOOR = "ridewell.org/resting-floor";

    /** Annotation of a Deployment: {@code "true"} stops all acts; the reason is in {@link #PAUSE_REASON}. */
    public static final String PAUSED = "ridewell.org/paused";

    public static final String PAUSE_REASON = "ridewell.org/pause-reason";

    /**
     * Annotation of a Deployment: another healer that is at work on it and its pods now, by name. {@link #NOBODY} says that the marks of a GitOps owner may be disregarded, such as when
     * the owner was told to ignore what the watchdog writes.
     */
    public static final String AT_WORK = "ridewell.org/at-work";

    public static final String NOBODY = "nobody";

    /** Annotation by which Argo CD tracks what it owns: {@code application:group/kind:namespace/name}. Its older tracking label is anybody's, and says nothing. */
    public static final String ARGO_CD = "argocd.argoproj.io/tracking-id";

    /** Labels by which Flux tracks what its Kustomizations and Helm releases own: the owner's name. */
    public static final List<String> FLUX = List.of("kustomize.toolkit.fluxcd.io/name", "helm.toolkit.fluxcd.io/name");

    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Marks() {}

    public static JsonNode metadata(JsonNode object) {
        return object.path("metadata");
    }

    public static String name(JsonNode object) {
        return metadata(object).path("name").asText();
    }

    public static String uid(JsonNode object) {
        return metadata(object).path("uid").asText();
    }

    public static String version(JsonNode object) {
        return metadata(object).path("resourceVersion").asText();
    }

    public static String annotation(JsonNode object, String key) {
        return metadata(object).path("annotations").path(key).asText("");
    }

    public static String label(JsonNode object, String key) {
        return metadata(object).path("labels").path(key).asText("");
    }

    /** An Event that the watchdog wrote itself. */
    static boolean isOwn(JsonNode event) {
        return !annotation(event, ACT).isEmpty();
    }

    public static boolean healable(JsonNode deployment) {
        return "true".equals(label(deployment, HEAL));
    }

    /** The quarantine mark of a pod; a missing node when there is none or somebody broke it. */
    public static JsonNode quarantine(JsonNode pod) {
        String mark = annotation(pod, QUARANTINED);
        if (mark.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(mark);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Uid of the controller that owns the object; empty when none does. */
    public static String controller(JsonNode object) {
        for (JsonNode owner : metadata(object).path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner.path("uid").asText();
            }
        }
        return "";
    }
}
