package org.ridewell.watchdog.control;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.guards.entity.Standing;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.remedies.control.Remedies;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.signals.control.SignalSource;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.verdicts.entity.Judge;
import org.ridewell.verdicts.entity.Thresholds;
import org.ridewell.verdicts.entity.Verdicts;
import org.ridewell.watchdog.entity.Acted;
import org.ridewell.watchdog.entity.Decision;
import org.ridewell.watchdog.entity.Incident;
import org.ridewell.watchdog.entity.Memory;
import org.ridewell.watchdog.entity.Plan;
import org.ridewell.watchdog.entity.Plan.Order;
import org.ridewell.watchdog.entity.PlanInput;
import org.ridewell.watchdog.entity.Planner;
import org.ridewell.watchdog.entity.Reading;
import org.ridewell.watchdog.entity.Sight;

/** Observe, judge, plan, guard, act, verify, record: one look at the world. Everything that it needs is handed in, so that a test can run a day of it in a second. */
public final class Healer {

    private static final Logger LOG = Logger.getLogger(Healer.class.getName());

    private final Platform platform;
    private final SignalSource source;
    private final UnaryOperator<Snapshot> alerts;
    private final Leadership leadership;
    private final Remedies remedies;
    private final Pager pager;
    private final Chronicle chronicle;
    private final Story story;
    private final List<Playbook> playbooks;
    private final Clock clock;
    private final Judge judge = new Judge(Thresholds.DEFAULT);
    private final Recollection memory;

    /** @param alerts adds to a snapshot what Alertmanager and the pause button say */
    public Healer(
            Platform platform,
            SignalSource source,
            UnaryOperator<Snapshot> alerts,
            Leadership leadership,
            Remedies remedies,
            Pager pager,
            MemoryStore store,
            Chronicle chronicle,
            List<Playbook> playbooks,
            Clock clock) {
        this.platform = platform;
        this.source = source;
        this.alerts = alerts;
        this.leadership = leadership;
        this.remedies = remedies;
        this.pager = pager;
        this.chronicle = chronicle;
        this.story = new Story(chronicle);
        this.playbooks = List.copyOf(playbooks);
        this.memory = new Recollection(store, chronicle, this.playbooks);
        this.clock = clock;
    }

    /** One look. The last incidents are in the answer even when they were just closed. */
    public Sight look() {
        Instant now = clock.instant();
        Snapshot snapshot = alerts.apply(source.snapshot(now));
        Verdicts verdicts = judge.judge(snapshot);
        Standing standing = new Standing(
                leadership.isLeader(), leadership.epoch(), leadership.renewDeadline(), leadership.holder());
        if (!standing.leader()) {
            return new Sight(platform, snapshot, verdicts, standing, List.of(), null);
        }
        Memory known = memory.remembered(standing, now);
        story.tell(verdicts);
        if (known == null) {
            return new Sight(platform, snapshot, verdicts, standing, List.of(), null);
        }
        PlanInput input = new PlanInput(
                now,
                snapshot,
                verdicts,
                known.incidents(),
                playbooks,
                known.ledger(),
                standing,
                real(),
                known.version());
        return healed(input, known);
    }

    private List<Remedy> real() {
        Set<Remedy> real = EnumSet.of(Remedy.PAGE);
        real.addAll(remedies.real());
        return List.copyOf(real);
    }

    /** What is decided from is what is recorded, to the last digit: the input goes through its own JSON first. */
    private static PlanInput asRecorded(PlanInput input) {
        return CanonicalJson.read(CanonicalJson.tree(CanonicalJson.of(input)), PlanInput.class);
    }

    private Sight healed(PlanInput live, Memory known) {
        Plan first = Planner.plan(live);
        // most looks decide nothing: only those that do are worth a round trip
        PlanInput input = first.eventful() ? asRecorded(live) : live;
        Plan plan = first.eventful() ? Planner.plan(input) : first;
        Ledger ledger = plan.ledger() == null ? known.ledger() : plan.ledger();
        List<Incident> incidents = new ArrayList<>(plan.incidents());
        if (!memory.remember(incidents, ledger)) {
            return unremembered(plan, input, known);
        }
        story.record(input, plan);
        plan.orders().forEach(order -> act(order, incidents, input));
        List.copyOf(incidents).forEach(incident -> hear(incident, incidents, input));
        memory.learn(incidents, ledger);
        story.tellChanges(input.incidents(), incidents);
        return new Sight(platform, input.snapshot(), input.verdicts(), input.standing(), incidents, ledger);
    }

    /** As if it had not been planned: only what is in force lives on. */
    private Sight unremembered(Plan plan, PlanInput input, Memory known) {
        List<Incident> incidents = new ArrayList<>(known.incidents());
        plan.orders().stream()
                .filter(order -> order.kind() == Order.Kind.RENEW)
                .forEach(order -> act(order, incidents, input));
        return new Sight(platform, input.snapshot(), input.verdicts(), input.standing(), incidents, known.ledger());
    }

    private void act(Order order, List<Incident> incidents, PlanInput input) {
        perform(order).ifPresent(result -> end(order, result, incidents, input));
    }

    /** Begins a call that was ordered now, and learns the end of one that was under way. */
    private void hear(Incident incident, List<Incident> incidents, PlanInput input) {
        Decision page = incident.calling().orElse(null);
        if (page == null) {
            return;
        }
        Order order = new Order(Order.Kind.DO, incident.id(), page);
        called(incident, page).ifPresent(result -> end(order, result, incidents, input));
    }

    private void end(Order order, ActResult result, List<Incident> incidents, PlanInput input) {
        int index = index(incidents, order.incident());
        Incident incident = incidents.get(index);
        chronicle.append(
                EntryKind.ACT,
                incident.id(),
                Map.of("order", order.kind(), "decision", order.decision(), "result", result));
        Playbook playbook = playbooks.stream()
                .filter(p -> p.fault() == incident.fault())
                .findFirst()
                .orElseThrow();
        Acted.refusal(order, result)
                .filter(refusal -> !incident.wasRefused(refusal))
                .ifPresent(refusal -> chronicle.append(EntryKind.REFUSAL, incident.id(), refusal));
        Reading baseline = Reading.of(order.decision().target(), input.snapshot());
        incidents.set(index, Acted.on(incident, order, result, playbook, baseline, clock.instant()));
    }

    /** Empty for a call of people: what is done here only mirrors it, and its end comes later. */
    private Optional<ActResult> perform(Order order) {
        boolean leads = leadership.isLeader()
                && leadership.epoch() == order.decision().epoch()
                && leadership.renewDeadline().isAfter(clock.instant());
        // an act that is renewed or taken back was decided by an earlier leader, perhaps: its write carries this one's
        // epoch
        if (!leads && order.kind() == Order.Kind.DO) {
            return Optional.of(ActResult.of(ActResult.Status.NOT_LEADING, 0, "the lease is not ours any more"));
        }
        if (order.decision().remedy() != Remedy.PAGE) {
            return Optional.of(performed(order));
        }
        LOG.severe(() -> "a human is needed: " + order.decision().reason() + ", incident " + order.incident());
        performed(order);
        return Optional.empty();
    }

    private ActResult performed(Order order) {
        Act act = order.decision().act(order.incident(), leadership.epoch());
        try {
            String undo = Objects.requireNonNullElse(order.decision().undo(), "");
            return order.kind() == Order.Kind.UNDO ? remedies.undo(act, undo) : remedies.perform(act);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> act.remedy() + " failed unexpectedly");
            return ActResult.of(ActResult.Status.FAILED, 0, String.valueOf(e.getMessage()));
        }
    }

    private Optional<ActResult> called(Incident incident, Decision page) {
        try {
            return pager.call(incident, page);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a call failed unexpectedly", e);
            return Optional.of(ActResult.of(ActResult.Status.FAILED, 0, String.valueOf(e.getMessage())));
        }
    }

    private static int index(List<Incident> incidents, String id) {
        for (int i = 0; i < incidents.size(); i++) {
            if (incidents.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalStateException("an order of an unknown incident " + id);
    }
}
