package org.ridewell.alerts.entity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One alert as Alertmanager sent it. Fingerprint and start make it one, however often it comes. */
public record AlertNote(
        String fingerprint,
        Instant startsAt,
        boolean firing,
        @Nullable Instant endsAt,
        Map<String, String> labels) {

    public AlertNote {
        labels = Map.copyOf(labels);
    }

    public String name() {
        return labels.getOrDefault("alertname", "unnamed");
    }

    /** The always-firing one that proves the pipeline. */
    public boolean isHeartbeat() {
        return "Watchdog".equals(name());
    }
}
