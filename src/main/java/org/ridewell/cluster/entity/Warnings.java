package org.ridewell.cluster.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

/** What Kubernetes itself says against a pod: Warning Events, one signal for each reason, and the kills for want of memory, which it tells in the pod's status only. */
final class Warnings {

    private static final String SOURCE = "cluster";

    private final Map<String, List<JsonNode>> byUid;

    Warnings(Collection<JsonNode> events) {
        byUid = events.stream().filter(e -> !Marks.isOwn(e)).collect(Collectors.groupingBy(e -> e.path("involvedObject")
                .path("uid")
                .asText()));
    }

    /** In the order of their reasons. */
    List<Signal> of(JsonNode pod) {
        Map<String, Signal> byReason = new TreeMap<>();
        Stream.concat(events(pod), kills(pod)).forEach(s -> byReason.merge(s.name(), s, Warnings::together));
        return List.copyOf(byReason.values());
    }

    private Stream<Signal> events(JsonNode pod) {
        return byUid.getOrDefault(Marks.uid(pod), List.of()).stream()
                .map(e -> signal(e.path("reason").asText(), pod, times(e), lastSeen(e)));
    }

    private static Stream<Signal> kills(JsonNode pod) {
        return Fields.items(pod.path("status").path("containerStatuses"))
                .map(container -> container.path("lastState").path("terminated"))
                .filter(end -> "OOMKilled".equals(end.path("reason").asText()))
                .map(end -> Fields.time(end.path("finishedAt")))
                .filter(Objects::nonNull)
                .map(at -> signal("OOMKilled", pod, 1, at));
    }

    private static Signal signal(String reason, JsonNode pod, double times, Instant at) {
        return new Signal(SOURCE, SignalNames.WARNING + reason, Marks.name(pod), times, at);
    }

    private static Signal together(Signal one, Signal other) {
        Instant last = one.at().isAfter(other.at()) ? one.at() : other.at();
        return new Signal(one.source(), one.name(), one.target(), one.value() + other.value(), last);
    }

    /** Events of both kinds of reporters: those that count, and those that write a series. */
    private static int times(JsonNode event) {
        int counted = event.path("count").asInt(1);
        return Math.max(1, event.path("series").path("count").asInt(counted));
    }

    private static Instant lastSeen(JsonNode event) {
        Instant last = Fields.later(
                Fields.time(event.path("series").path("lastObservedTime")), Fields.time(event.path("lastTimestamp")));
        Instant seen = Fields.later(last, Fields.time(event.path("eventTime")));
        return seen == null ? Fields.created(event) : seen;
    }
}
