package org.ridewell.watchdog.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ridewell.guards.entity.Guard;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.playbooks.entity.Playbook.Rung;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident.Pending;
import org.ridewell.watchdog.entity.Incident.State;
import org.ridewell.watchdog.entity.Plan.Order;

/** What the answer to an act makes of its incident. */
public final class Acted {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration BLOCKED = Duration.ofSeconds(5);
    /** Each attempt to take something back goes on record with all that it was decided from. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private static final Duration CLEAN_UP_WINDOW = Duration.ofSeconds(20);

    private Acted() {}

    /** @param baseline the readings at the moment of the plan */
    public static Incident on(
            Incident incident, Order order, ActResult result, Playbook playbook, Reading baseline, Instant now) {
        Decision decision = order.decision();
        return switch (order.kind()) {
            case TRY -> tried(incident, decision, result);
            case RENEW -> incident;
            case UNDO -> undone(incident, decision, result, now);
            case DO -> done(incident, decision, result, playbook, baseline, now);
        };
    }

    /** The guards that have the last word when the write is made: the Eviction API's 429, and the lease. */
    public static Optional<Decision> refusal(Order order, ActResult result) {
        Guard guard =
                switch (result.status()) {
                    case BLOCKED -> Guard.DISRUPTION_BUDGET;
                    case NOT_LEADING -> Guard.NOT_LEADING;
                    default -> null;
                };
        Decision decision = order.decision();
        return guard == null
                ? Optional.empty()
                : Optional.of(decision.ended(Outcome.REFUSED, guard, result.detail(), decision.undo()));
    }

    private static Incident undone(Incident incident, Decision decision, ActResult result, Instant now) {
        boolean gone = result.status() == ActResult.Status.GONE;
        if (result.status() == ActResult.Status.DONE || gone) {
            return incident.withDecision(
                    decision.id(), d -> d.ended(Outcome.UNDONE, null, d.reason() + "; taken back", null));
        }
        // it ends by itself; trying for ever would keep the incident open for nothing
        return decision.remedy() == Remedy.PROTECT && result.status() == ActResult.Status.FAILED
                ? incident.withDecision(
                        decision.id(),
                        d -> d.ended(Outcome.UNDONE, null, d.reason() + "; ends by itself: " + result.detail(), null))
                : again(incident, decision, now);
    }

    /** Of what does harm it is counted how often it could not be taken back: then people must know. */
    private static Incident again(Incident incident, Decision decision, Instant now) {
        IncidentEdit edit = incident.edit();
        Instant at = now.plus(AGAIN);
        return (decision.harms() ? edit.failed(at) : edit.nextAt(at)).done();
    }

    private static Incident done(
            Incident incident, Decision decision, ActResult result, Playbook playbook, Reading baseline, Instant now) {
        return switch (result.status()) {
            case DONE -> succeeded(incident, decision, result, playbook, baseline, now);
            case SHADOW ->
                ended(incident, decision, Outcome.SHADOW, null, result)
                        .edit()
                        .rung(incident.rung() + 1, now.plus(window(incident, playbook)))
                        .done();
            case BLOCKED ->
                ended(incident, decision, Outcome.REFUSED, Guard.DISRUPTION_BUDGET, result)
                        .edit()
                        .nextAt(now.plus(BLOCKED))
                        .done();
            case NOT_LEADING ->
                ended(incident, decision, Outcome.REFUSED, Guard.NOT_LEADING, result)
                        .edit()
                        .nextAt(now.plus(SOON))
                        .done();
            case GONE, CONFLICT ->
                ended(incident, decision, Outcome.FAILED, null, result)
                        .edit()
                        .failed(now.plus(SOON))
                        .done();
            case FAILED -> failed(incident, decision, result, now);
        };
    }

    /** No rung waits for a call of people: {@link Calls} says when they are called again. */
    private static Incident failed(Incident incident, Decision decision, ActResult result, Instant now) {
        if (decision.remedy() == Remedy.PAGE) {
            String reason = decision.reason() + ": " + result.detail();
            return incident.withDecision(decision.id(), d -> d.ended(Outcome.FAILED, null, reason, null));
        }
        return ended(incident, decision, Outcome.FAILED, null, result)
                .edit()
                .failed(now.plus(SOON.multipliedBy(1L << incident.failures())))
                .done();
    }

    private static Incident succeeded(
            Incident incident, Decision decision, ActResult result, Playbook playbook, Reading baseline, Instant now) {
        Incident done = incident.withDecision(
                decision.id(), d -> d.ended(Outcome.DONE, null, d.reason() + ": " + result.detail(), result.undo()));
        if (decision.remedy() == Remedy.PAGE) {
            return done.edit().paged().done();
        }
        Duration window = decision.cleanUp() ? CLEAN_UP_WINDOW : window(incident, playbook);
        return done.edit()
                .state(State.VERIFYING)
                .pending(new Pending(decision.id(), now, now.plus(window), baseline))
                .done();
    }

    private static Duration window(Incident incident, Playbook playbook) {
        int rung = Math.min(incident.rung(), playbook.ladder().size() - 1);
        Rung at = playbook.ladder().get(rung);
        return at.window();
    }

    private static Incident ended(
            Incident incident,
            Decision decision,
            Outcome outcome,
            @org.jspecify.annotations.Nullable Guard guard,
            ActResult result) {
        return incident.withDecision(decision.id(), d -> d.ended(outcome, guard, result.detail(), null));
    }

    private static Incident tried(Incident incident, Decision decision, ActResult result) {
        boolean taken = result.status() == ActResult.Status.DONE || result.status() == ActResult.Status.SHADOW;
        String said = taken ? result.detail() : result.status() + ", " + result.detail();
        return incident.withDecision(
                decision.id(), d -> d.ended(Outcome.SHADOW, d.guard(), d.reason() + "; dry run: " + said, null));
    }
}
