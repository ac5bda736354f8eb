package org.ridewell.watchdog.control;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.verdicts.entity.Judged;
import org.ridewell.verdicts.entity.Verdicts;
import org.ridewell.watchdog.entity.Decision;
import org.ridewell.watchdog.entity.Incident;
import org.ridewell.watchdog.entity.Plan;
import org.ridewell.watchdog.entity.PlanInput;

/** What of a look goes on record: verdicts that change, plans with what they were made from, refusals, verifications, and incidents that open and close. */
final class Story {

    private final Chronicle chronicle;
    private Map<String, Judged> told = Map.of();

    Story(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    void record(PlanInput input, Plan plan) {
        if (!plan.eventful()) {
            return;
        }
        for (Incident incident : plan.incidents()) {
            Entries entries = Entries.of(incident.id(), plan);
            if (entries.any()) {
                chronicle.append(
                        EntryKind.PLAN,
                        incident.id(),
                        Map.of(
                                "input", input,
                                "decisions", entries.decisions(),
                                "verifications", entries.verified(),
                                "takenBack", entries.takenBack()));
                entries.decisions().stream()
                        .filter(d -> d.guard() != null)
                        .forEach(d -> chronicle.append(EntryKind.REFUSAL, incident.id(), d));
                entries.verified().forEach(v -> chronicle.append(EntryKind.VERIFICATION, incident.id(), v));
            }
        }
    }

    /** @param takenBack ids of decisions whose acts are to be taken back */
    private record Entries(List<Decision> decisions, List<Plan.Verified> verified, List<String> takenBack) {

        static Entries of(String incident, Plan plan) {
            return new Entries(
                    plan.decisions().stream()
                            .filter(d -> d.id().startsWith(incident + "."))
                            .toList(),
                    plan.verifications().stream()
                            .filter(v -> v.incident().equals(incident))
                            .toList(),
                    plan.takenBack(incident));
        }

        boolean any() {
            return !decisions.isEmpty() || !verified.isEmpty() || !takenBack.isEmpty();
        }
    }

    /** Verdicts are told when they change to sick or from it, with the signals that spoke for them. */
    void tell(Verdicts verdicts) {
        Map<String, Judged> now = verdicts.all().stream()
                .collect(Collectors.toMap(
                        j -> j.kind() + "/" + j.name() + "/" + j.uid(), Function.identity(), (a, b) -> a));
        now.forEach((key, judged) -> {
            Judged before = told.get(key);
            boolean changed = before == null ? judged.sick() : before.sick() != judged.sick();
            if (changed) {
                chronicle.append(EntryKind.SIGNAL, null, Map.of("of", judged.name(), "signals", judged.evidence()));
                chronicle.append(EntryKind.VERDICT, null, judged);
            }
        });
        told = now;
    }

    void tellChanges(List<Incident> before, List<Incident> after) {
        Map<String, Incident.State> states = before.stream().collect(Collectors.toMap(Incident::id, Incident::state));
        after.stream().sorted(Comparator.comparing(Incident::id)).forEach(incident -> {
            Incident.State was = states.get(incident.id());
            if (was == null || (was != incident.state() && !incident.open())) {
                chronicle.append(
                        EntryKind.CONTROL,
                        incident.id(),
                        Map.of(
                                "event", incident.open() ? "incident opened" : "incident closed",
                                "fault", incident.fault(),
                                "target", incident.target(),
                                "reason", incident.reason(),
                                "suspectedAt", incident.suspectedAt()));
            }
        });
    }
}
