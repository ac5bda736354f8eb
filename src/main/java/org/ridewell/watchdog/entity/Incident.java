package org.ridewell.watchdog.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ridewell.guards.entity.Guard;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.remedies.entity.Target;
import org.ridewell.watchdog.entity.Decision.Outcome;

/**
 * One fault from suspicion to steady state, with everything that was decided about it. Immutable; the plan makes the next one.
 *
 * @param suspectedAt when the first bad sample was seen
 * @param rung index of the ladder's rung to be tried next
 * @param nextAt nothing is decided before
 * @param pending the act whose effect is being watched
 * @param steadySince since when the steady state holds again
 * @param refusedSince since when the rung is refused
 * @param paged a human was called
 * @param next what comes next, for people to read
 */
public record Incident(
        String id,
        Fault fault,
        State state,
        Target target,
        String reason,
        Instant suspectedAt,
        Instant openedAt,
        @Nullable Instant closedAt,
        int rung,
        int failures,
        Instant nextAt,
        @Nullable Pending pending,
        @Nullable Instant steadySince,
        @Nullable Instant refusedSince,
        boolean paged,
        @Nullable Next next,
        List<Decision> decisions) {

    public Incident {
        decisions = List.copyOf(decisions);
    }

    public enum State {
        OPEN,
        HEALING,
        VERIFYING,
        CLOSED,
        ESCALATED
    }

    /** @param baseline the readings at the moment of the act */
    public record Pending(String decision, Instant since, Instant until, Reading baseline) {}

    /** @param guard what forbids it now, if anything does */
    public record Next(
            @Nullable Remedy remedy, Instant at, @Nullable Guard guard, String why) {}

    public boolean open() {
        return state != State.CLOSED;
    }

    public String key() {
        return fault + " " + target.key();
    }

    public String fingerprint() {
        String on = target.workload() == null ? target.name() : target.workload();
        return fault + " " + on;
    }

    public String nextDecisionId() {
        return id + "." + (decisions.size() + 1);
    }

    public Optional<Decision> decision(String decisionId) {
        return decisions.stream().filter(d -> d.id().equals(decisionId)).findFirst();
    }

    /** The last one of a remedy that is done and not taken back. */
    public Optional<Decision> inForce(Remedy remedy) {
        return decisions.stream().filter(d -> d.inForce(remedy)).reduce((a, b) -> b);
    }

    /** What was found harmful and has to be taken back. */
    Optional<Decision> harm() {
        return decisions.stream().filter(Decision::harms).findFirst();
    }

    /** Did a guard say the same no to the same remedy before? */
    public boolean wasRefused(Decision refusal) {
        return decisions.stream()
                .anyMatch(d -> d.outcome() == Outcome.REFUSED
                        && d.remedy() == refusal.remedy()
                        && d.cleanUp() == refusal.cleanUp()
                        && d.guard() == refusal.guard()
                        && d.reason().equals(refusal.reason()));
    }

    /** A call of people treats nothing, so that it counts for nothing here. */
    public boolean acting() {
        return pending != null
                || decisions.stream().anyMatch(d -> d.outcome() == Outcome.DUE && d.remedy() != Remedy.PAGE);
    }

    /** The call of people that is under way: a mail takes longer than a look. */
    public Optional<Decision> calling() {
        return decisions.stream()
                .filter(d -> d.outcome() == Outcome.DUE && d.remedy() == Remedy.PAGE)
                .findFirst();
    }

    public Incident with(Decision more) {
        List<Decision> all = new ArrayList<>(decisions);
        all.add(more);
        return edit().decisions(all).done();
    }

    public Incident withDecision(String decisionId, UnaryOperator<Decision> change) {
        return edit().decisions(decisions.stream()
                        .map(d -> d.id().equals(decisionId) ? change.apply(d) : d)
                        .toList())
                .done();
    }

    public IncidentEdit edit() {
        return new IncidentEdit(this);
    }
}
