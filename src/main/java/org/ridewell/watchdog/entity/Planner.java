package org.ridewell.watchdog.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ridewell.diagnosis.entity.Diagnosis;
import org.ridewell.diagnosis.entity.Diagnostician;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.guards.entity.Situation;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.remedies.entity.Target;
import org.ridewell.watchdog.entity.Incident.State;

/**
 * The plan: a pure function from what is known to what is decided. It opens an incident for each diagnosis, moves each open one a step along its ladder, and asks the guards before
 * anything is ordered. Same input, same plan, for ever.
 */
public final class Planner {

    private final PlanInput input;
    private final List<Diagnosis> diagnoses;
    private final Map<Fault, Playbook> playbooks;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Plan.Verified> verifications = new ArrayList<>();
    private final List<Plan.Order> orders = new ArrayList<>();
    private @Nullable Ledger ledger;

    private Planner(PlanInput input) {
        this.input = input;
        this.playbooks = input.playbooks().stream().collect(Collectors.toMap(Playbook::fault, Function.identity()));
        this.diagnoses = Diagnostician.diagnose(input.snapshot(), input.verdicts()).stream()
                .filter(d -> playbooks.containsKey(d.fault()))
                .toList();
        this.ledger = RollBack.remembered(input, diagnoses);
    }

    public static Plan plan(PlanInput input) {
        return new Planner(input).plan();
    }

    private Plan plan() {
        List<Incident> incidents = new ArrayList<>(input.incidents());
        for (Diagnosis diagnosis : diagnoses) {
            if (incidents.stream().noneMatch(i -> i.open() && i.key().equals(diagnosis.key()))) {
                incidents.add(opened(diagnosis));
            }
        }
        for (int i = 0; i < incidents.size(); i++) {
            Incident incident = incidents.get(i);
            Playbook playbook = playbooks.get(incident.fault());
            if (incident.open() && playbook != null) {
                Situation situation = situation(incidents);
                Choices choices = new Choices(input, playbook);
                StepOutcome outcome = new StepOutcome(playbook, choices, situation, ledger);
                incidents.set(
                        i, new IncidentStep(input, choices, situation, outcome).next(incident, diagnosisOf(incident)));
                ledger = outcome.ledger();
                decisions.addAll(outcome.decisions());
                verifications.addAll(outcome.verifications());
                orders.addAll(outcome.orders());
            }
        }
        return new Plan(incidents, decisions, verifications, orders, ledger);
    }

    private Optional<Diagnosis> diagnosisOf(Incident incident) {
        return diagnoses.stream().filter(d -> d.key().equals(incident.key())).findFirst();
    }

    /** Pods that an incident is at work on. Recomputed for each incident, so that two of one moment cannot both take the last place. */
    private Situation situation(List<Incident> incidents) {
        List<Target> treated = incidents.stream()
                .filter(i -> i.open() && i.acting())
                .flatMap(i -> i.decisions().stream())
                .filter(d -> d.remedy().destructive() && d.target().uid() != null)
                .filter(d -> d.outcome() == Decision.Outcome.DUE || d.outcome() == Decision.Outcome.DONE)
                .map(Decision::target)
                .distinct()
                .toList();
        return new Situation(input.at(), input.snapshot(), input.verdicts(), input.standing(), ledger, treated);
    }

    private Incident opened(Diagnosis diagnosis) {
        return new Incident(
                id(diagnosis),
                diagnosis.fault(),
                State.OPEN,
                diagnosis.target(),
                diagnosis.reason(),
                diagnosis.suspectedAt(),
                input.at(),
                null,
                0,
                0,
                input.at(),
                null,
                null,
                null,
                false,
                null,
                List.of());
    }

    /**
     * From what the incident is about, so that a replay gives it the same name, and from the memory that does not know it yet: as long as it cannot be saved each look opens the same one, and no
     * later one has its name.
     */
    private String id(Diagnosis diagnosis) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((diagnosis.key() + " " + diagnosis.suspectedAt() + " " + input.version())
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
