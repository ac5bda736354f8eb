package org.ridewell.signals.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One replica as it was seen.
 *
 * @param phase Pending, Running, Succeeded, Failed or Unknown
 * @param waitingReason why a container waits, such as CrashLoopBackOff or ImagePullBackOff
 * @param address {@code host:port} of the pod itself, not of its Service
 * @param restarts of its containers, in all
 * @param lastRestartAt when a container last started again
 * @param terminating it was told to go
 */
public record Pod(
        String name,
        String uid,
        @Nullable String resourceVersion,
        @Nullable String node,
        @Nullable String address,
        String phase,
        boolean ready,
        Instant createdAt,
        int restarts,
        @Nullable Instant lastRestartAt,
        @Nullable String waitingReason,
        boolean terminating,
        @Nullable Quarantine quarantine,
        List<Signal> signals) {

    public Pod {
        signals = List.copyOf(signals);
    }

    /**
     * Out of its Service, kept until its forensic bundle is stored.
     *
     * @param decision that took it out
     * @param labels that were taken from it, as JSON
     */
    public record Quarantine(Instant since, String incident, String decision, String labels, boolean bundleStored) {}

    public Optional<Signal> signal(String name) {
        return signals.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    public boolean quarantined() {
        return quarantine != null;
    }

    /** Does it belong to those that should serve: not told to go, not in quarantine, not ended? */
    public boolean serves() {
        return !terminating && quarantine == null && !"Succeeded".equals(phase) && !"Failed".equals(phase);
    }
}
