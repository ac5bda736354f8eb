package org.ridewell.watchdog.entity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ridewell.guards.entity.Guards;
import org.ridewell.guards.entity.Refused;
import org.ridewell.guards.entity.Situation;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.remedies.entity.Target;
import org.ridewell.watchdog.entity.Incident.Next;
import org.ridewell.watchdog.entity.Plan.Order;

/** The end of an incident: nothing speaks for its fault any more. */
final class Settling {

    private final Choices choices;
    private final Situation situation;
    private final StepOutcome outcome;
    private final Instant now;

    Settling(Choices choices, Situation situation, StepOutcome outcome, Instant now) {
        this.choices = choices;
        this.situation = situation;
        this.outcome = outcome;
        this.now = now;
    }

    /** The fault is gone: take back what was only for its time, remove what is left over, and close once the steady state has held. */
    Incident settle(Incident incident) {
        if (incident.acting()) {
            return incident;
        }
        if (!choices.conclusive(incident)) {
            return waits(incident.edit().steadySince(null).done(), "nothing certain is known of the target");
        }
        Decision temporary = choices.endedNow(incident, now).orElse(null);
        if (temporary != null) {
            return takeBack(incident, temporary);
        }
        Target leftOver = choices.leftOver(incident).orElse(null);
        if (leftOver != null) {
            return cleanUp(incident, leftOver);
        }
        if (!choices.steady(incident)) {
            return waits(incident.edit().steadySince(null).done(), "the steady state does not hold yet");
        }
        Instant since = Objects.requireNonNullElse(incident.steadySince(), now);
        Instant closing = since.plus(choices.lasting(incident));
        // how a call ended is a part of its incident
        if (now.isBefore(closing) || incident.calling().isPresent()) {
            return incident.edit()
                    .steadySince(since)
                    .next(new Next(null, closing, null, "closes when the steady state has held"))
                    .done();
        }
        return incident.edit().steadySince(since).closed(now).done();
    }

    /** Anything but a proven effect climbs, also when nothing is left to be treated: then a human is called. */
    private Incident waits(Incident incident, String why) {
        Incident waiting = incident.edit().next(new Next(null, now, null, why)).done();
        Decision unproven = choices.overdue(incident, now).orElse(null);
        return unproven == null
                ? waiting
                : outcome.page(waiting, unproven.remedy() + " was not proven effective: " + why, List.of());
    }

    private Incident takeBack(Incident incident, Decision temporary) {
        Refused no = outcome.noToUndo(incident, temporary).orElse(null);
        if (no != null) {
            return waits(outcome.refuse(incident, temporary, no, "is not taken back"), no.reason());
        }
        if (!now.isBefore(incident.nextAt())) {
            outcome.add(new Order(Order.Kind.UNDO, incident.id(), temporary));
        }
        return waits(incident, "takes " + temporary.remedy() + " back");
    }

    private Incident cleanUp(Incident incident, Target leftOver) {
        if (!choices.bundleStored(leftOver)) {
            return waits(incident, "the pod in quarantine stays until its forensic bundle is stored");
        }
        if (now.isBefore(incident.nextAt())) {
            return incident;
        }
        String reason = "its forensic bundle is stored: the pod in quarantine goes";
        Refused no = Guards.ask(outcome.proposal(incident, Remedy.RESTART, leftOver), situation)
                .orElse(null);
        if (no != null) {
            Incident refused =
                    outcome.refuse(incident, Remedy.RESTART, leftOver, no.guard(), no.reason(), List.of(), true);
            return waits(refused, no.reason())
                    .edit()
                    .next(new Next(Remedy.RESTART, now, no.guard(), no.reason()))
                    .done();
        }
        return outcome.order(incident, Remedy.RESTART, leftOver, reason, List.of(), true);
    }
}
