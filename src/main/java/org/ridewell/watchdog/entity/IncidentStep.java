package org.ridewell.watchdog.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ridewell.diagnosis.entity.Diagnosis;
import org.ridewell.guards.entity.Guard;
import org.ridewell.guards.entity.Guards;
import org.ridewell.guards.entity.Refused;
import org.ridewell.guards.entity.Situation;
import org.ridewell.playbooks.entity.Playbook.Rung;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.remedies.entity.Target;
import org.ridewell.signals.entity.Pod.Quarantine;
import org.ridewell.watchdog.entity.Decision.Effect;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident.Next;
import org.ridewell.watchdog.entity.Incident.Pending;
import org.ridewell.watchdog.entity.Incident.State;
import org.ridewell.watchdog.entity.Plan.Order;

/** One step of one incident: verify what is pending, then climb, wait, clean up or close. Used once. */
final class IncidentStep {

    /** A rung that is refused for so long is worth a human's look. */
    private static final Duration PATIENCE_WITH_A_REFUSAL = Duration.ofMinutes(1);

    /** So often an act may fail before the next rung is tried. */
    private static final int TRIES = 3;

    private final PlanInput input;
    private final Instant now;
    private final Choices choices;
    private final Situation situation;
    private final StepOutcome outcome;

    IncidentStep(PlanInput input, Choices choices, Situation situation, StepOutcome outcome) {
        this.input = input;
        this.now = input.at();
        this.choices = choices;
        this.situation = situation;
        this.outcome = outcome;
    }

    Incident next(Incident incident, Optional<Diagnosis> diagnosis) {
        Incident verified = verify(answered(incident));
        if (verified.pending() != null) {
            return kept(verified, diagnosis);
        }
        Decision harm = verified.harm().filter(outcome::isOurs).orElse(null);
        if (harm != null) {
            return takeBack(kept(verified, diagnosis), harm);
        }
        return diagnosis.isPresent()
                ? climb(kept(verified, diagnosis), diagnosis.get())
                : new Settling(choices, situation, outcome, now).settle(verified);
    }

    /** A quarantine of which no answer came, and whose mark the pod carries, is done: it is watched as if it had been answered. */
    private Incident answered(Incident incident) {
        Quarantine mark = incident.acting() ? null : choices.markOf(incident).orElse(null);
        Decision lost = mark == null
                ? null
                : incident.decision(mark.decision())
                        .filter(d -> d.outcome() == Outcome.FAILED)
                        .orElse(null);
        if (mark == null || lost == null) {
            return incident;
        }
        Duration window = choices.rung(incident.rung()).map(Rung::window).orElse(Duration.ZERO);
        Reading baseline = Reading.of(lost.target(), input.snapshot());
        String reason = lost.reason() + "; the pod carries its mark";
        return incident.withDecision(lost.id(), d -> d.ended(Outcome.DONE, null, reason, mark.labels()))
                .edit()
                .state(State.VERIFYING)
                .pending(new Pending(lost.id(), now, now.plus(window), baseline))
                .done();
    }

    /** Harm goes before anything else is done, whoever leads by then, and as often as it takes. */
    private Incident takeBack(Incident incident, Decision harm) {
        Incident waiting = incident.edit()
                .steadySince(null)
                .next(new Next(harm.remedy(), incident.nextAt(), null, "does harm and is taken back"))
                .done();
        Refused no = outcome.noToTakingBack(incident, harm).orElse(null);
        if (no != null) {
            return outcome.refuse(waiting, harm, no, "does harm and is not taken back");
        }
        if (now.isBefore(incident.nextAt())) {
            return waiting;
        }
        outcome.add(new Order(Order.Kind.UNDO, incident.id(), harm));
        return incident.failures() < TRIES || incident.paged()
                ? waiting
                : outcome.page(waiting, harm.remedy() + " does harm and cannot be taken back", List.of());
    }

    private Incident verify(Incident incident) {
        Pending pending = incident.pending();
        Decision decision =
                pending == null ? null : incident.decision(pending.decision()).orElse(null);
        if (pending == null || decision == null) {
            return incident;
        }
        Effect effect = Verification.effect(decision, pending, input.snapshot(), input.verdicts(), now)
                .orElse(null);
        boolean takeBack = effect == Effect.HARMFUL && decision.undo() != null;
        // what may not be taken back now is looked at again when it may
        if (effect == null || (takeBack && !outcome.isOurs(decision))) {
            return incident;
        }
        Refused no = takeBack ? outcome.noToTakingBack(incident, decision).orElse(null) : null;
        if (no != null) {
            return outcome.refuse(incident, decision, no, "seems to harm and is not taken back");
        }
        outcome.add(new Plan.Verified(
                incident.id(),
                decision.id(),
                effect,
                pending.baseline(),
                Reading.of(decision.target(), input.snapshot())));
        if (effect == Effect.EFFECTIVE) {
            outcome.proven(incident);
        }
        Incident judged = incident.withDecision(decision.id(), d -> d.verified(effect))
                .edit()
                .pending(null)
                .state(State.HEALING)
                .done();
        if (decision.cleanUp()) {
            return judged.edit().nextAt(now).done();
        }
        Duration patience = effect == Effect.EFFECTIVE
                ? choices.rung(incident.rung()).map(Rung::patience).orElse(Duration.ZERO)
                : Duration.ZERO;
        return judged.edit().rung(incident.rung() + 1, now.plus(patience)).done();
    }

    /** While the fault lasts the protections that were taken on must not end. */
    private Incident kept(Incident incident, Optional<Diagnosis> diagnosis) {
        Decision protection = incident.inForce(Remedy.PROTECT).orElse(null);
        if (protection == null || diagnosis.isEmpty() || !choices.mayRenew(protection, now)) {
            return incident;
        }
        Refused no = outcome.noToUndo(incident, protection).orElse(null);
        if (no != null) {
            return outcome.refuse(incident, protection, no, "is not renewed");
        }
        outcome.add(new Order(Order.Kind.RENEW, incident.id(), protection));
        return incident;
    }

    private Incident climb(Incident incident, Diagnosis diagnosis) {
        Incident waiting = incident.edit().steadySince(null).done();
        int index = choices.applicable(incident.rung(), incident.target());
        Rung rung = choices.rung(index).orElse(null);
        if (rung == null) {
            return waiting.edit().state(State.ESCALATED).next(null).done();
        }
        if (now.isBefore(incident.nextAt())) {
            return waiting.edit()
                    .next(new Next(rung.remedy(), incident.nextAt(), null, "waits for the effect of what was done"))
                    .done();
        }
        Incident at = index == incident.rung()
                ? waiting
                : waiting.edit().rung(index, now).done();
        if (at.failures() >= TRIES) {
            return climb(at.edit().rung(index + 1, now).done(), diagnosis);
        }
        if (rung.remedy() == Remedy.PAGE && !outcome.mayCall(at)) {
            return escalated(at, index);
        }
        Target target = choices.target(rung, incident, diagnosis).orElse(null);
        return target == null ? impossible(at, rung, index, diagnosis) : propose(at, rung, index, target, diagnosis);
    }

    /** Somebody was reached, or is being called, or will be called again. */
    private Incident escalated(Incident incident, int index) {
        IncidentEdit edit = incident.edit().state(State.ESCALATED);
        return incident.paged()
                ? edit.rung(index + 1, now).next(null).done()
                : edit.next(outcome.nextCall(incident)).done();
    }

    private Incident impossible(Incident incident, Rung rung, int index, Diagnosis diagnosis) {
        String reason = rung.remedy() == Remedy.ROLL_BACK
                ? choices.rollBack(diagnosis.target()).whyNot()
                : rung.remedy() + " has nothing to be done on";
        Decision decision = choices.decision(
                incident, rung.remedy(), incident.target(), Outcome.FAILED, null, reason, diagnosis.evidence(), false);
        outcome.add(decision);
        return incident.with(decision).edit().rung(index + 1, now).done();
    }

    private Incident propose(Incident incident, Rung rung, int index, Target target, Diagnosis diagnosis) {
        Refused refused = Guards.ask(outcome.proposal(incident, rung.remedy(), target), situation)
                .orElse(null);
        if (refused != null && refused.guard() != Guard.DRY_RUN) {
            return refused(incident, rung, target, refused, diagnosis);
        }
        if (refused != null || !input.real().contains(rung.remedy())) {
            String reason = refused != null ? refused.reason() : "this platform does not do " + rung.remedy();
            Guard guard = refused == null ? null : refused.guard();
            Decision decision = choices.decision(
                    incident, rung.remedy(), target, Outcome.SHADOW, guard, reason, diagnosis.evidence(), false);
            outcome.add(decision);
            return incident.with(decision)
                    .edit()
                    .rung(index + 1, now.plus(rung.window()))
                    .done();
        }
        return outcome.order(incident, rung.remedy(), target, diagnosis.reason(), diagnosis.evidence(), false);
    }

    private Incident refused(Incident incident, Rung rung, Target target, Refused no, Diagnosis diagnosis) {
        Incident result =
                outcome.refuse(incident, rung.remedy(), target, no.guard(), no.reason(), diagnosis.evidence(), false);
        Instant since = Objects.requireNonNullElse(incident.refusedSince(), now);
        Instant pageAt = since.plus(longer(rung.patience(), PATIENCE_WITH_A_REFUSAL));
        result = result.edit()
                .refusedSince(since)
                .next(new Next(rung.remedy(), pageAt, no.guard(), no.reason()))
                .done();
        boolean silent = no.guard() == Guard.PAUSED || no.guard() == Guard.NOT_LEADING;
        // beside the rung, which is tried again as soon as it may be
        return silent || now.isBefore(pageAt) ? result : outcome.page(result, no.reason(), diagnosis.evidence());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
