package org.ridewell.dispatch.boundary;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ridewell.captains.entity.WentOffline;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;
import org.ridewell.dispatch.control.Searches;
import org.ridewell.events.control.Notices;

/**
 * Handles every ride request and every change of a ride that is being offered, as soon as its transaction is committed
 * on any replica. What a lost notification or a dead replica left undone is found by the sweep.
 */
@ApplicationScoped
public class RideRequestListener {

    private static final Logger LOG = Logger.getLogger(RideRequestListener.class.getName());
    private static final long SWEEP_MILLIS = 500;
    private static final long UNHEARD_MILLIS = 3_000;
    private static final int BATCH = 500;

    @Inject
    private Notices notices;

    @Inject
    private CaptainMatching matching;

    @Inject
    private OfferAnswers answers;

    @Inject
    private Settings settings;

    @Resource
    private ManagedScheduledExecutorService executor;

    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean working = new AtomicBoolean();
    private final List<ScheduledFuture<?>> jobs = new CopyOnWriteArrayList<>();

    void start(@Observes @Priority(Migrations.FIRST + 80) Startup event) {
        if (!settings.role().servesRides()) {
            return;
        }
        notices.subscribe("ridewell_outbox", this::heardOutbox);
        notices.subscribe(Searches.CHANNEL, this::attend);
        notices.onReconnect(() -> executor.execute(() -> sweep(matching::unheard)));
        every(SWEEP_MILLIS, () -> sweep(matching::due));
        every(UNHEARD_MILLIS, () -> sweep(matching::unheard));
    }

    void stop(@Observes Shutdown event) {
        jobs.forEach(job -> job.cancel(false));
    }

    private void every(long millis, Runnable task) {
        jobs.add(executor.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS));
    }

    /** After the commit and on a thread of its own: the shift's row is no longer held when the search's is asked for. */
    void left(@Observes(during = TransactionPhase.AFTER_SUCCESS) WentOffline left) {
        executor.execute(() -> withdraw(left.captainId()));
    }

    private void withdraw(String captainId) {
        try {
            answers.withdrawAllOf(captainId);
        } catch (RuntimeException e) {
            // the offer's deadline ends it anyway
            LOG.log(Level.WARNING, e, () -> "the offer of captain " + captainId + " was not withdrawn");
        }
    }

    /** {@code kind audience ride}. */
    private void heardOutbox(String message) {
        String[] parts = message.split(" ", -1);
        if (parts[0].equals("ride")) {
            attend(parts[2]);
        }
    }

    private void attend(String rideId) {
        waiting.add(rideId);
        work();
    }

    private void sweep(IntFunction<List<String>> finder) {
        try {
            waiting.addAll(finder.apply(BATCH));
            work();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "dispatch cannot see what is due: {0}", e.getMessage());
        }
    }

    private void work() {
        if (!waiting.isEmpty() && working.compareAndSet(false, true)) {
            executor.execute(this::attendAll);
        }
    }

    private void attendAll() {
        try {
            for (String rideId : List.copyOf(waiting)) {
                waiting.remove(rideId);
                attendOne(rideId);
            }
        } finally {
            working.set(false);
        }
        work();
    }

    private void attendOne(String rideId) {
        try {
            matching.attend(rideId);
        } catch (RuntimeException e) {
            // the search is still due: the next sweep, here or on another replica, tries again
            LOG.log(Level.WARNING, e, () -> "the search for a captain of ride " + rideId + " was interrupted");
        }
    }
}
