package org.ridewell.signals.entity;

import java.time.Instant;
import java.util.List;

/**
 * One version of a workload's template (a ReplicaSet).
 *
 * @param number {@code deployment.kubernetes.io/revision}: larger is newer
 * @param createdAt of its ReplicaSet; of the current one the last rollout's end, if that was later: a template that is deployed again gets its old ReplicaSet back
 * @param current the one that the Deployment wants
 */
public record Revision(String name, long number, Instant createdAt, boolean current, List<Pod> pods) {

    public Revision {
        pods = List.copyOf(pods);
    }
}
