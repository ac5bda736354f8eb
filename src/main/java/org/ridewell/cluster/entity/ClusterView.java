package org.ridewell.cluster.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The objects of the API server as they were last seen, as trees: fields that this version does not know do no harm.
 *
 * @param controls the ConfigMap that pauses the watchdog
 * @param warnings Events of the type Warning on pods
 */
public record ClusterView(
        Collection<JsonNode> deployments,
        Collection<JsonNode> replicaSets,
        Collection<JsonNode> pods,
        Collection<JsonNode> nodes,
        Collection<JsonNode> scalers,
        Collection<JsonNode> disruptionBudgets,
        Collection<JsonNode> controls,
        Collection<JsonNode> warnings) {

    public static ClusterView empty() {
        return new ClusterView(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Pods of Deployments that may be healed, those in quarantine too. */
    public List<JsonNode> healablePods() {
        Set<String> deployments = deployments().stream()
                .filter(Marks::healable)
                .flatMap(d -> Stream.of(Marks.uid(d), Marks.name(d)))
                .collect(Collectors.toSet());
        Set<String> revisions = replicaSets().stream()
                .filter(rs -> deployments.contains(Marks.controller(rs)))
                .map(Marks::uid)
                .collect(Collectors.toSet());
        return pods().stream()
                .filter(p -> revisions.contains(Marks.controller(p))
                        || deployments.contains(
                                Marks.quarantine(p).path("workload").asText()))
                .toList();
    }
}
