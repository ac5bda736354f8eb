package org.ridewell.watchdog.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.record.control.Journal;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.signals.entity.Snapshot.Pause;
import org.ridewell.watchdog.boundary.FleetView.PausedView;
import org.ridewell.watchdog.control.HealingLoop;
import org.ridewell.watchdog.control.PauseButton;
import org.ridewell.watchdog.control.WatchdogFolder;

/** The pause button: everything is still seen and judged, nothing is done. */
@ApplicationScoped
public class WatchdogPause {

    @Inject
    private PauseButton button;

    @Inject
    private HealingLoop loop;

    @Inject
    private Journal journal;

    @Inject
    private WatchdogFolder folder;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    public record PauseRequest(@NotBlank @Size(max = 200) String reason) {}

    public Outcome<PausedView> pause(PauseRequest request) {
        Pause pause = new Pause(caller.accountId(), request.reason(), clock.instant());
        try {
            button.press(pause);
        } catch (SQLException e) {
            return Outcome.refused(noDatabase());
        }
        loop.paused(pause);
        tell(Map.of("event", "paused", "by", pause.by(), "reason", pause.reason()));
        return Outcome.done(new PausedView(pause.by(), pause.reason(), pause.since()));
    }

    public Outcome<Boolean> resume() {
        try {
            button.release();
        } catch (SQLException e) {
            return Outcome.refused(noDatabase());
        }
        loop.paused(null);
        tell(Map.of("event", "resumed", "by", caller.accountId()));
        return Outcome.done(true);
    }

    private void tell(Map<String, String> event) {
        journal.open(folder.path());
        journal.append(EntryKind.CONTROL, null, event);
    }

    private static Refusal noDatabase() {
        return Refusal.of(
                424,
                "database-away",
                "The database does not answer",
                "Nothing was changed. On a cluster the ConfigMap watchdog-control pauses without a database.");
    }
}
