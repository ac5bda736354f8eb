package org.ridewell.watchdog.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.watchdog.entity.Incident.Next;
import org.ridewell.watchdog.entity.Incident.Pending;
import org.ridewell.watchdog.entity.Incident.State;

/** The next form of an incident, named change by named change. */
public final class IncidentEdit {

    private final Incident from;
    private State state;
    private @Nullable Instant closedAt;
    private int rung;
    private int failures;
    private Instant nextAt;
    private @Nullable Pending pending;
    private @Nullable Instant steadySince;
    private @Nullable Instant refusedSince;
    private boolean paged;
    private @Nullable Next next;
    private List<Decision> decisions;

    IncidentEdit(Incident from) {
        this.from = from;
        state = from.state();
        closedAt = from.closedAt();
        rung = from.rung();
        failures = from.failures();
        nextAt = from.nextAt();
        pending = from.pending();
        steadySince = from.steadySince();
        refusedSince = from.refusedSince();
        paged = from.paged();
        next = from.next();
        decisions = from.decisions();
    }

    public IncidentEdit state(State value) {
        state = value;
        return this;
    }

    public IncidentEdit closed(Instant at) {
        closedAt = at;
        next = null;
        return state(State.CLOSED);
    }

    /** Climbs to a rung: what was counted on the one before is forgotten. */
    public IncidentEdit rung(int value, Instant at) {
        rung = value;
        failures = 0;
        refusedSince = null;
        nextAt = at;
        return this;
    }

    public IncidentEdit failed(Instant retryAt) {
        failures++;
        nextAt = retryAt;
        return this;
    }

    public IncidentEdit nextAt(Instant value) {
        nextAt = value;
        return this;
    }

    public IncidentEdit pending(@Nullable Pending value) {
        pending = value;
        return this;
    }

    public IncidentEdit steadySince(@Nullable Instant value) {
        steadySince = value;
        return this;
    }

    public IncidentEdit refusedSince(@Nullable Instant value) {
        refusedSince = value;
        return this;
    }

    public IncidentEdit paged() {
        paged = true;
        return this;
    }

    public IncidentEdit next(@Nullable Next value) {
        next = value;
        return this;
    }

    public IncidentEdit decisions(List<Decision> value) {
        decisions = value;
        return this;
    }

    public Incident done() {
        return new Incident(
                from.id(),
                from.fault(),
                state,
                from.target(),
                from.reason(),
                from.suspectedAt(),
                from.openedAt(),
                closedAt,
                rung,
                failures,
                nextAt,
                pending,
                steadySince,
                refusedSince,
                paged,
                next,
                decisions);
    }
}
