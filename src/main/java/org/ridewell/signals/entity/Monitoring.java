package org.ridewell.signals.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Does the pipeline of evidence work?
 *
 * @param heartbeatExpected an Alertmanager is configured: its always-firing {@code Watchdog} alert must keep coming
 * @param heartbeatAt when it last came
 * @param observedAt when the watchdog's own probes and scrapes last brought anything
 * @param apiServerAt when the API server last answered; on no cluster the same as {@code observedAt}
 */
public record Monitoring(
        boolean heartbeatExpected,
        @Nullable Instant heartbeatAt,
        @Nullable Instant observedAt,
        @Nullable Instant apiServerAt) {}
