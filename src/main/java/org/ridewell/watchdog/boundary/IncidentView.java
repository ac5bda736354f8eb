package org.ridewell.watchdog.boundary;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.guards.entity.Guard;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.remedies.entity.Target;
import org.ridewell.watchdog.boundary.FleetView.EvidenceView;
import org.ridewell.watchdog.entity.Decision;
import org.ridewell.watchdog.entity.Incident;

/** An incident as {@code /ops/incidents} answers it. A decision whose act is not answered yet is shown as soon as it is. */
public record IncidentView(
        String id,
        Fault fault,
        Incident.State state,
        TargetView target,
        String reason,
        Instant suspectedAt,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable NextView next,
        List<DecisionView> decisions) {

    public record TargetView(
            String kind, String name, @Nullable String uid) {
        static TargetView of(Target target) {
            return new TargetView(target.kind(), target.name(), target.uid());
        }
    }

    /** What comes next, when, and what forbids it. */
    public record NextView(
            @Nullable Remedy remedy, Instant at, @Nullable Guard guard, String why) {}

    public record DecisionView(
            String id,
            Instant at,
            int rung,
            Remedy remedy,
            TargetView target,
            Decision.Outcome outcome,
            @Nullable Guard guard,
            String reason,
            long epoch,
            List<EvidenceView> evidence,
            Decision.@Nullable Effect verification) {

        static DecisionView of(Decision decision) {
            return new DecisionView(
                    decision.id(),
                    decision.at(),
                    decision.remedy().rung(),
                    decision.remedy(),
                    TargetView.of(decision.target()),
                    decision.outcome(),
                    decision.guard(),
                    decision.reason(),
                    decision.epoch(),
                    decision.evidence().stream()
                            .map(s -> EvidenceView.of(s, decision.at()))
                            .toList(),
                    decision.verification());
        }
    }

    /** Was a pod taken out, of which a forensic bundle is kept? */
    public boolean tookAPodOut() {
        return decisions.stream()
                .anyMatch(d -> d.remedy() == Remedy.QUARANTINE
                        && (d.outcome() == Decision.Outcome.DONE || d.outcome() == Decision.Outcome.UNDONE));
    }

    public static IncidentView of(Incident incident) {
        Incident.Next next = incident.next();
        return new IncidentView(
                incident.id(),
                incident.fault(),
                incident.state(),
                TargetView.of(incident.target()),
                incident.reason(),
                incident.suspectedAt(),
                incident.openedAt(),
                incident.closedAt(),
                next == null ? null : new NextView(next.remedy(), next.at(), next.guard(), next.why()),
                incident.decisions().stream()
                        .filter(d -> d.outcome() != Decision.Outcome.DUE)
                        .map(DecisionView::of)
                        .toList());
    }
}
