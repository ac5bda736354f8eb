package org.ridewell.watchdog.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.ridewell.alerts.control.Alerts;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;
import org.ridewell.demand.entity.Demand;
import org.ridewell.playbooks.control.PlaybookShelf;
import org.ridewell.record.control.Journal;
import org.ridewell.signals.entity.Monitoring;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.signals.entity.Snapshot.Pause;
import org.ridewell.signals.entity.Workload;
import org.ridewell.watchdog.control.Incidents.Row;
import org.ridewell.watchdog.entity.Heartbeat;
import org.ridewell.watchdog.entity.Sight;

/**
 * Looks twice a second, and twice as often while a pod misses its answers. Two tasks: the one that heals touches no database; the other brings what the database knows (alerts, pause) and takes there what was seen.
 */
@ApplicationScoped
public class HealingLoop {

    private static final Logger LOG = Logger.getLogger(HealingLoop.class.getName());
    private static final long LOOK_MILLIS = 250;

    /** {@code RIDEWELL_ALERTMANAGER}: an Alertmanager is configured to call the webhook; its silence then forbids destructive acts. Default false. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_ALERTMANAGER", defaultValue = "false")
    private boolean alertmanager;

    @Inject
    private Settings settings;

    @Inject
    private Platforms platforms;

    @Inject
    private Pager pager;

    @Inject
    private PlaybookShelf shelf;

    @Inject
    private Journal journal;

    @Inject
    private WatchdogFolder folder;

    @Inject
    private Alerts alerts;

    @Inject
    private PauseButton button;

    @Inject
    private Incidents incidents;

    @Inject
    private DatabaseMemory memory;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService executor;

    private final List<ScheduledFuture<?>> tasks = new ArrayList<>();
    private final UnsavedIncidents unsaved = new UnsavedIncidents();
    private final Map<String, Demand> demand = new ConcurrentHashMap<>();
    private @Nullable Healer healer;
    private boolean skipped;
    private volatile @Nullable Sight sight;
    private volatile List<Snapshot.Alert> firing = List.of();
    private volatile Heartbeat heartbeat = new Heartbeat(false, Instant.EPOCH);
    private volatile @Nullable Pause pause;

    void begin(@Observes @Priority(Migrations.FIRST + 80) Startup event) {
        if (!settings.role().heals()) {
            return;
        }
        journal.open(folder.path());
        heartbeat = new Heartbeat(alertmanager, clock.instant());
        healer = new Healer(
                platforms.platform(),
                platforms.source(),
                this::withAlerts,
                platforms.leadership(),
                platforms.remedies(),
                pager,
                platforms.memory(),
                journal::append,
                shelf.playbooks(),
                clock);
        exchange();
        tasks.add(executor.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS));
        tasks.add(executor.scheduleWithFixedDelay(this::exchange, 1000, 1000, TimeUnit.MILLISECONDS));
    }

    @PreDestroy
    void end() {
        tasks.forEach(task -> task.cancel(false));
    }

    /** The last look of this process; empty when it does not heal or has not looked yet. */
    public Optional<Sight> sight() {
        return Optional.ofNullable(sight);
    }

    /** The page's pause works at once where it was pressed. */
    public void paused(@Nullable Pause now) {
        pause = now;
    }

    private void look() {
        Healer healing = healer;
        if (healing == null || (!skipped && isCalm())) {
            skipped = true;
            return;
        }
        skipped = false;
        try {
            Sight seen = healing.look();
            sight = seen;
            observe(seen.snapshot());
            unsaved.keep(seen);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a look of the watchdog failed", e);
        }
    }

    private boolean isCalm() {
        Sight seen = sight;
        return seen == null
                || seen.snapshot().workloads().stream()
                        .flatMap(w -> w.pods().stream())
                        .filter(Pod::serves)
                        .flatMap(p -> p.signal(SignalNames.PROBE_LIVE).stream())
                        .allMatch(s -> s.value() >= 0);
    }

    private void observe(Snapshot seen) {
        for (Workload workload : seen.workloads()) {
            double rate = workload.pods().stream()
                    .flatMap(p -> p.signal(SignalNames.REQUEST_RATE).stream())
                    .mapToDouble(Signal::value)
                    .sum();
            demand.compute(workload.name(), (name, known) -> (known == null ? Demand.since(seen.at()) : known)
                    .with(rate, seen.at()));
        }
    }

    /** What was asked of each workload since this process started. */
    public Map<String, Demand> demand() {
        return Map.copyOf(demand);
    }

    private Snapshot withAlerts(Snapshot seen) {
        Monitoring all = heartbeat.with(seen.monitoring(), seen.at());
        return seen.with(firing, all, seen.pause() == null ? pause : seen.pause());
    }

    private void exchange() {
        try {
            Instant now = clock.instant();
            firing = alerts.firing(now);
            heartbeat.answered(alerts.heartbeat().orElse(null), now);
            pause = button.pressed().orElse(null);
            tell();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.FINE, "the database tells nothing and takes nothing now", e);
        }
    }

    private void tell() throws SQLException {
        Sight seen = sight;
        if (seen == null) {
            return;
        }
        boolean leads = seen.standing().leader();
        if (leads) {
            incidents.show(seen);
        }
        List<Row> changed = unsaved.rows();
        if (!changed.isEmpty()) {
            incidents.save(changed);
            unsaved.saved(changed);
        }
        if (leads) {
            memory.followDisk();
        }
    }
}
