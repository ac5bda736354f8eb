package org.ridewell.audit.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.audit.entity.Replay;
import org.ridewell.paging.entity.Page;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.record.control.Entries;
import org.ridewell.record.control.Entries.Range;
import org.ridewell.record.entity.ChainCheck;
import org.ridewell.record.entity.Entry;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.watchdog.boundary.FleetViews;
import org.ridewell.watchdog.boundary.IncidentView;
import org.ridewell.watchdog.control.Incidents;
import org.ridewell.watchdog.entity.Incident;

/** What an auditor asks of the record. */
@ApplicationScoped
public class AuditTrail {

    @Inject
    private Entries entries;

    @Inject
    private Incidents incidents;

    /** In order of the chain. {@code cursor} is the seq of the last entry of the page before. */
    public Outcome<Page<Entry>> entries(
            @Nullable String cursor,
            int limit,
            @Nullable String incident,
            @Nullable EntryKind kind,
            @Nullable Instant from,
            @Nullable Instant to) {
        try {
            long after = cursor == null ? 0 : Long.parseLong(cursor);
            List<Entry> found = entries.page(Range.after(after, from, to, incident, kind), limit + 1);
            return Outcome.done(Page.cut(found, limit, entry -> String.valueOf(entry.seq())));
        } catch (NumberFormatException e) {
            return Outcome.refused(Refusal.invalid("cursor", "must come from nextCursor"));
        } catch (SQLException e) {
            return Outcome.refused(FleetViews.noDatabase());
        }
    }

    public Outcome<ChainCheck> verification() {
        try {
            ChainCheck.Walk walk = new ChainCheck.Walk();
            entries.forEach(Range.all(), walk::next);
            return Outcome.done(walk.result());
        } catch (SQLException e) {
            return Outcome.refused(FleetViews.noDatabase());
        }
    }

    /** Derives each decision of the incident again, from its entries alone, and looks for each one that the incident shows. */
    public Outcome<Replay.Result> replay(String incident) {
        try {
            Incident shown = incidents.find(incident).orElse(null);
            if (shown == null) {
                return Outcome.refused(Refusal.notFound("incident"));
            }
            Replay replay = new Replay();
            entries.forEach(Range.of(incident), replay::next);
            return Outcome.done(replay.result(
                    HealthReport.decisions(List.of(IncidentView.of(shown))).toList()));
        } catch (SQLException e) {
            return Outcome.refused(FleetViews.noDatabase());
        }
    }
}
