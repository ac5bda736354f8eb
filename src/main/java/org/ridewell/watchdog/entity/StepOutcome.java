package org.ridewell.watchdog.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ridewell.guards.entity.Guards;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.guards.entity.Proposal;
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

    boolean mayUndo(Incident incident, Decision decision) {
        return Guards.askForUndo(proposal(incident, decision.remedy(), decision.target()), situation)
                .isEmpty();
    }

    /** Harm is believed, and mended, only where the watchdog sees and may act. */
    boolean mayTakeBack(Incident incident, Decision decision) {
        String workload = decision.target().workload();
        boolean ours = workload == null
                || situation
                        .snapshot()
                        .workload(workload)
                        .filter(Workload::healable)
                        .isPresent();
        return ours
                && Guards.askForTakingBack(proposal(incident, decision.remedy(), decision.target()), situation)
                        .isEmpty();
    }

    Proposal proposal(Incident incident, Remedy remedy, Target target) {
        return new Proposal(incident.fault(), remedy, target, incident.fingerprint(), target.workload(), playbook);
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
                .state(State.HEALING)
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
