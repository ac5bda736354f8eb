package org.ridewell.watchdog.boundary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.demand.entity.Demand;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.paging.entity.Page;
import org.ridewell.playbooks.control.PlaybookShelf;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.record.control.Journal;
import org.ridewell.watchdog.control.HealingLoop;
import org.ridewell.watchdog.control.Incidents;
import org.ridewell.watchdog.entity.Incident;
import org.ridewell.watchdog.entity.Sight;

/**
 * What operations see. The leader answers from its own memory, so that it can be read when the database is down; every other process answers what the leader last showed, and refuses while it
 * cannot read that: an empty list would say that nothing is open.
 */
@ApplicationScoped
public class FleetViews {

    @Inject
    private HealingLoop loop;

    @Inject
    private Incidents incidents;

    @Inject
    private PlaybookShelf shelf;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** For CDI, which brings all parts. */
    FleetViews() {}

    FleetViews(HealingLoop loop, Incidents incidents) {
        this.loop = loop;
        this.incidents = incidents;
    }

    public Outcome<FleetView> fleet() {
        try {
            return sight().map(s -> Outcome.done(FleetView.of(s, leads()))).orElseGet(() -> Outcome.refused(notYet()));
        } catch (SQLException e) {
            return Outcome.refused(noDatabase());
        }
    }

    /** Open ones first, then newest first. */
    public Outcome<Page<IncidentView>> incidents(@Nullable String cursor, int limit) {
        try {
            List<Incident> open = open();
            Page<Incident> page = Page.cut(stored(cursor, limit + 1, open), limit, Incident::id);
            return Outcome.done(page.map(i -> IncidentView.of(freshest(i, open))));
        } catch (SQLException e) {
            return Outcome.refused(noDatabase());
        }
    }

    /** Without a database the leader still knows those that are open. */
    private List<Incident> stored(@Nullable String cursor, int limit, List<Incident> open) throws SQLException {
        try {
            return incidents.openFirst(cursor, limit);
        } catch (SQLException e) {
            if (leads()) {
                return open;
            }
            throw e;
        }
    }

    public Outcome<IncidentView> incident(String id) {
        try {
            Optional<Incident> known =
                    open().stream().filter(i -> i.id().equals(id)).findFirst();
            if (known.isEmpty()) {
                known = incidents.find(id);
            }
            return known.map(i -> Outcome.done(IncidentView.of(i)))
                    .orElseGet(() -> Outcome.refused(Refusal.notFound("incident")));
        } catch (SQLException e) {
            return Outcome.refused(noDatabase());
        }
    }

    public List<Playbook> playbooks() {
        return shelf.playbooks();
    }

    /** @param ahead requests per second, minute by minute; empty until five minutes were seen by the process that answers */
    public record ForecastView(String workload, List<Demand.Minute> observed, List<Demand.Minute> ahead) {}

    public List<ForecastView> forecast() {
        return loop.demand().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(e -> new ForecastView(
                        e.getKey(), e.getValue().minutes(), e.getValue().forecast()))
                .toList();
    }

    /** Tokens that are left, by playbook and workload. */
    public record BudgetView(String playbook, String workload, int limit, long spent, long withinSeconds) {

        /** Several playbooks spend on one workload, each with a limit of its own: more may be spent than this one allows. */
        @JsonIgnore
        public long left() {
            return Math.max(0, limit - spent);
        }
    }

    public record ChainView(
            String fingerprint,
            int unproven,
            Instant coolUntil,
            @Nullable Instant brokenUntil) {}

    /** @param unsent entries of the record that wait on this disk for the database */
    public record BudgetsView(List<BudgetView> budgets, List<ChainView> chains, int unsent) {}

    public Outcome<BudgetsView> budgets() {
        try {
            return Outcome.done(budgets(sight().orElse(null)));
        } catch (SQLException e) {
            return Outcome.refused(noDatabase());
        }
    }

    private BudgetsView budgets(@Nullable Sight seen) {
        Ledger ledger = seen == null || seen.ledger() == null ? Ledger.EMPTY : seen.ledger();
        Instant now = clock.instant();
        List<String> workloads = seen == null
                ? List.of()
                : seen.snapshot().workloads().stream().map(w -> w.name()).toList();
        List<BudgetView> budgets = shelf.playbooks().stream()
                .flatMap(p -> workloads.stream()
                        .map(w -> new BudgetView(
                                p.name(),
                                w,
                                p.limits().perWorkload(),
                                ledger.spentOn(w, now.minus(p.limits().within())),
                                p.limits().within().toSeconds())))
                .toList();
        List<ChainView> chains = ledger.chains().entrySet().stream()
                .filter(e ->
                        e.getValue().unproven() > 0 || e.getValue().coolUntil().isAfter(now))
                .map(e -> new ChainView(
                        e.getKey(),
                        e.getValue().unproven(),
                        e.getValue().coolUntil(),
                        e.getValue().brokenUntil().isAfter(now) ? e.getValue().brokenUntil() : null))
                .toList();
        return new BudgetsView(budgets, chains, journal.waiting());
    }

    private static Incident freshest(Incident stored, List<Incident> open) {
        return open.stream()
                .filter(i -> i.id().equals(stored.id()))
                .findFirst()
                .orElse(stored);
    }

    private List<Incident> open() throws SQLException {
        return sight().map(Sight::incidents).orElse(List.of()).stream()
                .sorted(Comparator.comparing(Incident::openedAt).reversed())
                .toList();
    }

    private boolean leads() {
        return loop.sight().map(s -> s.standing().leader()).orElse(false);
    }

    /** @throws SQLException where the database is away and another process leads: what this one saw says nothing of incidents */
    private Optional<Sight> sight() throws SQLException {
        Optional<Sight> own = loop.sight();
        if (own.filter(s -> s.standing().leader()).isPresent()) {
            return own;
        }
        return incidents.shown().or(() -> own);
    }

    private static Refusal notYet() {
        return Refusal.of(404, "not-observed", "Not observed yet", "No watchdog has looked at the fleet yet.");
    }

    public static Refusal noDatabase() {
        return Refusal.of(
                424, "database-away", "The database does not answer", "What is asked for is in the database.");
    }
}
