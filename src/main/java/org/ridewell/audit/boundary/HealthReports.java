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
import org.ridewell.problem.entity.Outcome;
import org.ridewell.record.control.Entries;
import org.ridewell.record.entity.Entry;
import org.ridewell.watchdog.boundary.FleetViews;
import org.ridewell.watchdog.boundary.IncidentView;
import org.ridewell.watchdog.boundary.IncidentView.DecisionView;
import org.ridewell.watchdog.control.Incidents;

/** A period for an auditor: how available, what happened, what was done and why, and the record that proves it. */
@ApplicationScoped
public class HealthReports {

    private static final Duration USUAL_PERIOD = Duration.ofDays(7);

    @Inject
    private Incidents incidents;

    @Inject
    private Entries entries;

    @Inject
    private Clock clock;

    public Outcome<HealthReport> report(@Nullable Instant from, @Nullable Instant to) {
        Instant end = Objects.requireNonNullElseGet(to, () -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Instant start = Objects.requireNonNullElse(from, end.minus(USUAL_PERIOD));
        try {
            List<IncidentView> happened =
                    incidents.within(start, end).stream().map(IncidentView::of).toList();
            List<Entry> record = new ArrayList<>();
            entries.forEach(entries.spanning(start, end), record::add);
            return Outcome.done(HealthReport.of(start, end, happened, record));
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
}
