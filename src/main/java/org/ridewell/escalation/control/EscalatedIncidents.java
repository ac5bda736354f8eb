package org.ridewell.escalation.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;
import org.ridewell.watchdog.control.HealingLoop;
import org.ridewell.watchdog.entity.Incident.State;

/** {@code ridewell_incidents_escalated}: open incidents that wait for a human, whether a mail reached one or not. The leader knows them; its standby says 0. */
@ApplicationScoped
public class EscalatedIncidents {

    private static final Metadata ESCALATED = Metadata.builder()
            .withName("ridewell_incidents_escalated")
            .withDescription("Open incidents that wait for a human")
            .withUnit(MetricUnits.NONE)
            .build();

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Settings settings;

    @Inject
    private HealingLoop loop;

    void publish(@Observes @Priority(Migrations.FIRST + 79) Startup event) {
        if (settings.role().heals()) {
            metrics.gauge(ESCALATED, this::waiting);
        }
    }

    private Long waiting() {
        return loop.sight()
                .map(seen -> seen.incidents().stream()
                        .filter(incident -> incident.state() == State.ESCALATED)
                        .count())
                .orElse(0L);
    }
}
