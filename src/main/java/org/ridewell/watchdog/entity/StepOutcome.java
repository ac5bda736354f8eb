package org.ridewell.watchdog.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.guards.entity.Guard;
import org.ridewell.guards.entity.Guards;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.guards.entity.Proposal;
import org.ridewell.guards.entity.Refused;
import org.ridewell.guards.entity.Situation;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.remedies.entity.Target;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.Workload;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident.Next;
import org.ridewell.watchdog.entity.Incident.State;
import org.ridewell.watchdog.entity.Plan.Order;

/** What one step of an incident brings about: decisions, verifications, orders, and what they cost. */
final class StepOutcome {

    private final Playbook playbook;
    private final Situation situation;
    private final Instant now;
    private final Choices choices;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Plan.Verified> verifications = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private @Nullable Ledger ledger;

    StepOutcome(Playbook playbook, Choices choices, Situation situation, @Nullable Ledger ledger) {
        this.playbook = playbook;
        this.situation = situation;
        this.now = situation.at();
        this.choices = choices;
        this.ledger = ledger;
    }

    /** A decision that changes nothing; what its playbook in shadow would do is tried without the write. */
    void add(Decision decision) {
        decisions.add(decision);
        if (decision.isRehearsal()) {
            orders.add(new Order(Order.Kind.TRY, decision.ofIncident(), decision));
        }
    }

    void add(Plan.Verified verified) {
        verifications.add(verified);
    }

    void add(Order order) {
        orders.add(order);
    }

    void proven(Incident incident) {
        if (ledger != null) {
            ledger = ledger.proven(incident.fingerprint());
        }
    }

    /** What forbids to end an act, or to let it live on. */
    Optional<Refused> noToUndo(Incident incident, Decision decision) {
        return Guards.askForUndo(proposal(incident, decision.remedy(), decision.target()), situation);
    }

    /** Harm is believed, and mended, only where the watchdog sees and may act. */
    Optional<Refused> noToTakingBack(Incident incident, Decision decision) {
        return Guards.askForTakingBack(proposal(incident, decision.remedy(), decision.target()), situation);
    }

    boolean isOurs(Decision decision) {
        String workload = decision.target().workload();
        return workload == null
                || situation
                        .snapshot()
                        .workload(workload)
                        .filter(Workload::healable)
                        .isPresent();
    }

    Proposal proposal(Incident incident, Remedy remedy, Target target) {
        return new Proposal(incident.fault(), remedy, target, incident.fingerprint(), target.workload(), playbook);
    }

    /** A guard's no goes on record once: two guards that refuse in turn would fill the incident, and the memory that it is kept in, without an end. */
    Incident refuse(
            Incident incident,
            Remedy remedy,
            Target target,
            Guard guard,
            String reason,
            List<Signal> evidence,
            boolean cleanUp) {
        Decision refusal =
                choices.decision(incident, remedy, target, Outcome.REFUSED, guard, reason, evidence, cleanUp);
        if (incident.wasRefused(refusal)) {
            return incident;
        }
        decisions.add(refusal);
        return incident.with(refusal);
    }

    /** A no to what is done about an act that stands. */
    Incident refuse(Incident incident, Decision standing, Refused no, String what) {
        String reason = what + ": " + no.reason();
        return refuse(
                incident, standing.remedy(), standing.target(), no.guard(), reason, List.of(), standing.cleanUp());
    }

    boolean mayCall(Incident incident) {
        return new Calls(incident, playbook.limits()).due(now);
    }

    @Nullable
    Next nextCall(Incident incident) {
        return new Calls(incident, playbook.limits()).next();
    }

    /** A human is called, beside whatever else goes on, unless one was or it is too early to try again. */
    Incident page(Incident incident, String reason, List<Signal> evidence) {
        if (!mayCall(incident)) {
            return incident;
        }
        Target target = incident.target();
        Refused no =
                Guards.ask(proposal(incident, Remedy.PAGE, target), situation).orElse(null);
        if (no != null) {
            return refuse(incident, Remedy.PAGE, target, no.guard(), no.reason(), evidence, false);
        }
        return order(incident, Remedy.PAGE, target, reason, evidence, false)
                .edit()
                .refusedSince(incident.refusedSince())
                .done();
    }

    Incident order(
            Incident incident, Remedy remedy, Target target, String reason, List<Signal> evidence, boolean cleanUp) {
        Decision decision = choices.decision(incident, remedy, target, Outcome.DUE, null, reason, evidence, cleanUp);
        decisions.add(decision);
        orders.add(new Order(Order.Kind.DO, incident.id(), decision));
        boolean costs = remedy.destructive() || remedy == Remedy.SCALE_OUT;
        if (costs && !cleanUp && ledger != null) {
            String workload = Objects.requireNonNullElse(target.workload(), "");
            ledger = ledger.spend(incident.fingerprint(), workload, decision.id(), playbook.limits(), now);
        }
        return incident.with(decision)
                .edit()
                .state(remedy == Remedy.PAGE ? State.ESCALATED : State.HEALING)
                .refusedSince(null)
                .next(new Next(remedy, now, null, reason))
                .done();
    }

    List<Decision> decisions() {
        return decisions;
    }

    List<Plan.Verified> verifications() {
        return verifications;
    }

    List<Order> orders() {
        return orders;
    }

    @Nullable
    Ledger ledger() {
        return ledger;
    }
}
