package org.ridewell.cluster.entity;

import java.time.Instant;
import java.util.Map;

/**
 * What was saved of a pod in quarantine.
 *
 * @param parts text by part: log, previous-log, events, metrics, threads, heap
 * @param missing by part: why it could not be had; a frozen process gives no thread dump
 */
public record ForensicBundle(
        String id,
        String incident,
        String workload,
        String pod,
        String podUid,
        Instant collectedAt,
        Map<String, String> parts,
        Map<String, String> missing) {

    public ForensicBundle {
        parts = Map.copyOf(parts);
        missing = Map.copyOf(missing);
    }
}
