package org.ridewell.operating.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.chaos.boundary.ChaosExperiments;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.paging.entity.Page;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.watchdog.boundary.FleetView;
import org.ridewell.watchdog.boundary.FleetViews;
import org.ridewell.watchdog.boundary.IncidentView;
import org.ridewell.watchdog.boundary.WatchdogPause;

/** {@code /ops}: what the watchdog sees, does and leaves. Auditors read; only operations press buttons. */
@Named("opsPage")
@RequestScoped
public class OpsPage {

    private static final int HISTORY = 20;

    @Inject
    private FleetViews views;

    @Inject
    private WatchdogPause pause;

    @Inject
    private ChaosExperiments chaos;

    @Inject
    private Caller caller;

    private @Nullable FleetView fleet;
    private boolean read;
    private @Nullable List<IncidentView> incidents;
    private boolean databaseAway;
    private FleetViews.@Nullable BudgetsView budgets;
    private String reason = "";

    /** Null until the watchdog has looked for the first time. */
    public @Nullable FleetView getFleet() {
        if (!read) {
            read = true;
            fleet = views.fleet().<@Nullable FleetView>fold(found -> found, refusal -> null);
        }
        return fleet;
    }

    /** HEALTHY, SICK or INCONCLUSIVE; what nobody has seen is no good news. */
    public String getSummary() {
        FleetView seen = getFleet();
        return seen == null ? "INCONCLUSIVE" : seen.summary().name();
    }

    private List<IncidentView> all() {
        if (incidents == null) {
            Page<IncidentView> found =
                    views.incidents(null, HISTORY).<@Nullable Page<IncidentView>>fold(page -> page, refusal -> null);
            databaseAway = found == null;
            incidents = found == null ? List.of() : found.items();
        }
        return incidents;
    }

    /** Then only the leader knows what is open, and this process is not the leader. */
    public boolean isDatabaseAway() {
        all();
        return databaseAway;
    }

    public List<IncidentView> getOpen() {
        return all().stream().filter(incident -> incident.closedAt() == null).toList();
    }

    public List<IncidentView> getClosed() {
        return all().stream().filter(incident -> incident.closedAt() != null).toList();
    }

    public List<Playbook> getPlaybooks() {
        return views.playbooks();
    }

    public FleetViews.BudgetsView getBudgets() {
        if (budgets == null) {
            budgets = views.budgets()
                    .fold(found -> found, refusal -> new FleetViews.BudgetsView(List.of(), List.of(), 0));
        }
        return budgets;
    }

    /** Those of which something is spent: the others are whole. */
    public List<FleetViews.BudgetView> getSpentBudgets() {
        return getBudgets().budgets().stream().filter(b -> b.spent() > 0).toList();
    }

    public List<ChaosExperiments.ChaosView> getSwitches() {
        return chaos.list().fold(found -> found, refusal -> List.of());
    }

    public boolean isOperator() {
        return caller.is("OPS");
    }

    public void refresh() {
        // the region that this request renders is read anew
    }

    public void pauseNow() {
        told(() -> pause.pause(new WatchdogPause.PauseRequest(reason)));
        reason = "";
    }

    public void resume() {
        told(pause::resume);
    }

    public void start(String fault) {
        told(() -> chaos.start(fault));
    }

    public void end(String fault) {
        told(() -> chaos.end(fault));
    }

    private void told(Supplier<Outcome<?>> act) {
        Outcome<?> outcome = isOperator() ? act.get() : Outcome.refused(Refusal.forbidden("Operations only."));
        outcome.fold(done -> true, refusal -> {
            Notices.refused(refusal);
            return false;
        });
        read = false;
        incidents = null;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
