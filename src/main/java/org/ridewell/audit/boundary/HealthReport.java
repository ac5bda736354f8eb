package org.ridewell.audit.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ridewell.audit.entity.FeltFaults;
import org.ridewell.audit.entity.Replay;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.ChainCheck;
import org.ridewell.record.entity.Entry;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.watchdog.boundary.IncidentView;
import org.ridewell.watchdog.boundary.IncidentView.DecisionView;
import org.ridewell.watchdog.entity.Decision.Effect;

/**
 * A period for an auditor. Every figure is made of the incidents and entries that it holds, so that whoever has an export makes them again; {@link VerifyExport} does.
 *
 * @param availability part of the period in which riders felt no fault, 0 to 1; see {@link FeltFaults}
 * @param errorBudget seconds that the objective allows to be without
 * @param errorBudgetLeft may be negative
 * @param plans how many plans were derived again; with none {@code replaysTheSame} says nothing
 * @param entries the part of the chain from the first to the last one of the period, with those in between that came late and happened before or afterwards
 * @param digest SHA-256 of the canonical JSON of all members but {@code entries}, which have their chain, and this one
 */
public record HealthReport(
        Instant from,
        Instant to,
        double availability,
        double objective,
        double errorBudget,
        double errorBudgetLeft,
        List<IncidentView> incidents,
        ChainCheck check,
        long plans,
        boolean replaysTheSame,
        List<Entry> entries,
        String digest) {

    /** What was decided just before the end may not have reached the database yet. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(5);

    public static HealthReport of(Instant from, Instant to, List<IncidentView> incidents, List<Entry> entries) {
        ChainCheck.Walk walk = new ChainCheck.Walk();
        Replay replay = new Replay();
        entries.forEach(entry -> {
            walk.next(entry);
            replay.next(entry);
        });
        Instant known = to.minus(UNDER_WAY);
        Replay.Result replayed = replay.result(decisions(incidents)
                .filter(d -> !d.at().isBefore(from) && d.at().isBefore(known))
                .toList());
        double felt = FeltFaults.seconds(felt(incidents, entries, from, to), from, to);
        double period = Duration.between(from, to).toMillis() / 1000.0;
        double budget = period * (1 - FeltFaults.OBJECTIVE);
        HealthReport report = new HealthReport(
                from,
                to,
                rounded(period == 0 ? 1 : 1 - felt / period),
                FeltFaults.OBJECTIVE,
                rounded(budget),
                rounded(budget - felt),
                List.copyOf(incidents),
                walk.result(),
                replayed.plans(),
                replayed.differing().isEmpty() && replayed.unrecorded().isEmpty(),
                List.of(),
                "");
        return report.with(entries, digest(written(report)));
    }

    private HealthReport with(List<Entry> all, String sum) {
        return new HealthReport(
                from,
                to,
                availability,
                objective,
                errorBudget,
                errorBudgetLeft,
                incidents,
                check,
                plans,
                replaysTheSame,
                List.copyOf(all),
                sum);
    }

    /** As a client reads it. */
    private static ObjectNode written(HealthReport report) {
        try {
            return (ObjectNode) ApiJson.MAPPER.readTree(ApiJson.MAPPER.writeValueAsString(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }

    /** @param report as JSON, with its entries or without them */
    static String digest(ObjectNode report) {
        ObjectNode covered = report.objectNode();
        covered.setAll(report);
        covered.remove(List.of("entries", "digest"));
        return Entry.sha256(CanonicalJson.of(covered));
    }

    /** The same figures, made again from what the export holds. */
    static ObjectNode again(ObjectNode export, List<Entry> entries) {
        return written(of(
                CanonicalJson.read(export.path("from"), Instant.class),
                CanonicalJson.read(export.path("to"), Instant.class),
                List.of(CanonicalJson.read(export.path("incidents"), IncidentView[].class)),
                entries));
    }

    static Stream<Replay.Shown> decisions(List<IncidentView> incidents) {
        return incidents.stream().flatMap(i -> i.decisions().stream()).map(HealthReport::shown);
    }

    private static Replay.Shown shown(DecisionView decision) {
        return new Replay.Shown(
                decision.id(),
                decision.at(),
                decision.remedy(),
                decision.target().kind(),
                decision.target().name(),
                decision.epoch());
    }

    private static List<FeltFaults.Span> felt(
            List<IncidentView> incidents, List<Entry> entries, Instant from, Instant to) {
        Map<String, Instant> helped = helped(entries);
        return incidents.stream()
                .filter(i -> i.fault().feltByRiders())
                .map(i -> {
                    Instant closed = Objects.requireNonNullElse(i.closedAt(), to);
                    Instant better = helped.containsKey(i.id()) ? helped.get(i.id()) : helpedBefore(i, from);
                    return new FeltFaults.Span(
                            i.suspectedAt(), better != null && better.isBefore(closed) ? better : closed);
                })
                .toList();
    }

    /** When the first remedy of an incident was verified effective. */
    private static Map<String, Instant> helped(List<Entry> entries) {
        Map<String, Instant> helped = new HashMap<>();
        for (Entry entry : entries) {
            String incident = entry.incident();
            boolean effective = entry.kind() == EntryKind.VERIFICATION
                    && Effect.EFFECTIVE
                            .name()
                            .equals(entry.body().path("effect").asText());
            if (incident != null && effective) {
                helped.putIfAbsent(incident, entry.at());
            }
        }
        return helped;
    }

    /** What was decided before the period and helped, without an entry that says when: it helped before. */
    private static @Nullable Instant helpedBefore(IncidentView incident, Instant from) {
        return incident.decisions().stream()
                .filter(d -> d.verification() == Effect.EFFECTIVE && d.at().isBefore(from))
                .findFirst()
                .map(d -> from)
                .orElse(null);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
