package org.ridewell.cluster.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Signal;

/** A pod as the API server and the probes know it. */
public final class PodReading {

    private PodReading() {}

    static Pod pod(JsonNode pod, List<Signal> signals) {
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
                restarted = Fields.later(restarted, lastStart(container));
            }
        }
        return new Pod(
                Marks.name(pod),
                Marks.uid(pod),
                Marks.version(pod),
                Fields.text(pod.path("spec").path("nodeName")),
                address(pod),
                status.path("phase").asText("Unknown"),
                Fields.isTrue(status, "Ready"),
                Fields.created(pod),
                restarts,
                restarted,
                waiting,
                Marks.metadata(pod).has("deletionTimestamp"),
                quarantine(pod),
                signals);
    }

    private static @Nullable Instant lastStart(JsonNode container) {
        Instant running = Fields.time(container.path("state").path("running").path("startedAt"));
        return running != null
                ? running
                : Fields.time(container.path("lastState").path("terminated").path("finishedAt"));
    }

    private static Pod.@Nullable Quarantine quarantine(JsonNode pod) {
        JsonNode mark = Marks.quarantine(pod);
        if (mark.isMissingNode()) {
            return null;
        }
        Instant since = Fields.time(mark.path("time"));
        return new Pod.Quarantine(
                since == null ? Fields.created(pod) : since,
                mark.path("incident").asText(),
                mark.path("decision").asText(),
                mark.path("labels").toString(),
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
}
