package org.ridewell.audit.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ridewell.audit.entity.Replay;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.record.control.Entries;
import org.ridewell.record.control.Entries.Range;
import org.ridewell.record.entity.ChainCheck;
import org.ridewell.record.entity.Entry;
import org.ridewell.watchdog.boundary.FleetViews;
import org.ridewell.watchdog.boundary.IncidentView;
import org.ridewell.watchdog.boundary.IncidentView.DecisionView;
import org.ridewell.watchdog.control.Incidents;
import org.ridewell.watchdog.entity.Incident;

/** A period for an auditor: how available, what happened, what was done and why, and the record that proves it. */
@ApplicationScoped
public class HealthReports {

    private static final Duration USUAL_PERIOD = Duration.ofDays(7);

    /** The objective that the burn-rate alerts watch: 99.9 % of the time without a fault that riders feel. */
    private static final double OBJECTIVE = 0.999;

    @Inject
    private Incidents incidents;

    @Inject
    private Entries entries;

    @Inject
    private Clock clock;

    /**
     * @param availability part of the period without an open incident, 0 to 1
     * @param errorBudget seconds that the objective allows to be without
     * @param errorBudgetLeft may be negative
     */
    public record Report(
            Instant from,
            Instant to,
            double availability,
            double objective,
            double errorBudget,
            double errorBudgetLeft,
            List<IncidentView> incidents,
            ChainCheck check,
            boolean replaysTheSame,
            List<Entry> entries) {}

    public Outcome<Report> report(@Nullable Instant from, @Nullable Instant to) {
        Instant end = Objects.requireNonNullElseGet(to, () -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Instant start = Objects.requireNonNullElse(from, end.minus(USUAL_PERIOD));
        try {
            List<Incident> happened = incidents.within(start, end);
            List<Entry> record = new ArrayList<>();
            ChainCheck.Walk walk = new ChainCheck.Walk();
            Replay replay = new Replay();
            entries.forEach(new Range(0, start, end, null, null), entry -> {
                record.add(entry);
                walk.next(entry);
                replay.next(entry);
            });
            double period = seconds(start, end);
            double without = secondsWithout(happened, start, end);
            double budget = period * (1 - OBJECTIVE);
            return Outcome.done(new Report(
                    start,
                    end,
                    rounded(1 - without / period),
                    OBJECTIVE,
                    rounded(budget),
                    rounded(budget - without),
                    happened.stream().map(IncidentView::of).toList(),
                    walk.result(),
                    replay.result().same(),
                    record));
        } catch (SQLException e) {
            return Outcome.refused(FleetViews.noDatabase());
        }
    }

    /** One line a decision. */
    public Outcome<String> csv(@Nullable Instant from, @Nullable Instant to) {
        return report(from, to).map(report -> {
            StringBuilder csv = new StringBuilder(
                    "incident,fault,target,suspectedAt,openedAt,closedAt,state,decision,at,remedy,outcome,guard,reason,verification\r\n");
            for (IncidentView incident : report.incidents()) {
                if (incident.decisions().isEmpty()) {
                    csv.append(line(incident, null));
                }
                incident.decisions().forEach(d -> csv.append(line(incident, d)));
            }
            return csv.toString();
        });
    }

    private static String line(IncidentView incident, @Nullable DecisionView decision) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(incident.id());
        cells.add(incident.fault());
        cells.add(incident.target().kind() + "/" + incident.target().name());
        cells.add(incident.suspectedAt());
        cells.add(incident.openedAt());
        cells.add(incident.closedAt());
        cells.add(incident.state());
        cells.add(decision == null ? null : decision.id());
        cells.add(decision == null ? null : decision.at());
        cells.add(decision == null ? null : decision.remedy());
        cells.add(decision == null ? null : decision.outcome());
        cells.add(decision == null ? null : decision.guard());
        cells.add(decision == null ? null : decision.reason());
        cells.add(decision == null ? null : decision.verification());
        StringBuilder line = new StringBuilder();
        for (Object cell : cells) {
            line.append(line.isEmpty() ? "" : ",").append(cell(cell));
        }
        return line.append("\r\n").toString();
    }

    /** RFC 4180; a leading sign would be a formula to a spreadsheet. */
    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        String safe = text.matches("[=+@-].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** Overlapping incidents count once. */
    private static double secondsWithout(List<Incident> happened, Instant start, Instant end) {
        double without = 0;
        Instant counted = start;
        for (Incident incident : happened) {
            Instant begin = incident.suspectedAt().isBefore(counted) ? counted : incident.suspectedAt();
            Instant over = Objects.requireNonNullElse(incident.closedAt(), end);
            Instant stop = over.isAfter(end) ? end : over;
            if (begin.isBefore(stop)) {
                without += seconds(begin, stop);
                counted = stop;
            }
        }
        return without;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
