package org.ridewell.operating.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.ridewell.audit.boundary.AuditTrail;
import org.ridewell.audit.boundary.HealthReport;
import org.ridewell.audit.boundary.HealthReports;
import org.ridewell.audit.entity.Replay;
import org.ridewell.frame.boundary.Asked;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.problem.entity.Times;
import org.ridewell.record.entity.ChainCheck;

/** {@code /audit?from=2026-11-17&to=2026-11-24}: how a period went, and the record that proves it. Both days are included. */
@Named("auditPage")
@RequestScoped
public class AuditPage {

    @Inject
    private HealthReports reports;

    @Inject
    private AuditTrail trail;

    @Inject
    private Clock clock;

    private @Nullable HealthReport report;
    private @Nullable ChainCheck check;
    private Replay.@Nullable Result replay;
    private @Nullable String replayed;

    private static @Nullable LocalDate asked(String name) {
        String value = Asked.filled(name);
        return value == null ? null : Times.date(value).orElse(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    public LocalDate getTo() {
        LocalDate to = asked("to");
        return to == null || to.isAfter(today()) ? today() : to;
    }

    public LocalDate getFrom() {
        LocalDate from = asked("from");
        return from == null || from.isAfter(getTo()) ? getTo().minusDays(6) : from;
    }

    public Instant getStart() {
        return getFrom().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The end of the last day, or now. */
    public Instant getEnd() {
        Instant end = getTo().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant now = clock.instant();
        return end.isAfter(now) ? now : end;
    }

    public @Nullable HealthReport getReport() {
        if (report == null) {
            report = reports.report(getStart(), getEnd()).<@Nullable HealthReport>fold(found -> found, refusal -> {
                Notices.refused(refusal);
                return null;
            });
        }
        return report;
    }

    /** Part of the budget that is spent, 0 to 100. */
    public long getSpent() {
        HealthReport shown = getReport();
        if (shown == null || shown.errorBudget() <= 0) {
            return 0;
        }
        double spent = 1 - shown.errorBudgetLeft() / shown.errorBudget();
        return Math.round(100 * Math.min(1, Math.max(0, spent)));
    }

    /** Walks the whole chain, not only this period's part. */
    public void verify() {
        check = trail.verification().<@Nullable ChainCheck>fold(found -> found, refusal -> {
            Notices.refused(refusal);
            return null;
        });
    }

    public void replay(String incident) {
        replayed = incident;
        replay = trail.replay(incident).<Replay.@Nullable Result>fold(found -> found, refusal -> {
            Notices.refused(refusal);
            return null;
        });
    }

    public @Nullable ChainCheck getCheck() {
        return check;
    }

    public Replay.@Nullable Result getReplay() {
        return replay;
    }

    public @Nullable String getReplayed() {
        return replayed;
    }
}
