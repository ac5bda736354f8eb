package org.ridewell.demo.boundary;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.AccountDirectory;
import org.ridewell.accounts.boundary.AccountView;
import org.ridewell.accounts.boundary.NewAccount;
import org.ridewell.accounts.boundary.SignUp;
import org.ridewell.accounts.entity.AccountRole;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;
import org.ridewell.demo.control.SoleDriver;
import org.ridewell.demo.entity.DemoCaptain;
import org.ridewell.events.control.Notices;

/** Demo captains who drive and take offers, so that one person alone can take a whole ride. In local mode only. */
@ApplicationScoped
public class DemoFleet {

    private static final Logger LOG = Logger.getLogger(DemoFleet.class.getName());
    private static final long TICK_MILLIS = 1_000;

    @Inject
    private Settings settings;

    @Inject
    private SignUp signUp;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private Cockpit cockpit;

    @Inject
    private SoleDriver soleDriver;

    @Inject
    private Notices notices;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService executor;

    /** Account ids with the captain behind each. */
    private final Map<String, DemoCaptain> captains = new ConcurrentHashMap<>();

    private final Map<String, DemoDriver> drivers = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> job;

    void start(@Observes @Priority(Migrations.FIRST + 200) Startup event) {
        if (!isOn()) {
            return;
        }
        notices.subscribe("ridewell_outbox", this::heard);
        job = executor.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes Shutdown event) {
        if (job != null) {
            job.cancel(false);
        }
        soleDriver.stepDown();
    }

    /** Never in production, whatever is configured: demo captains know the start codes. */
    boolean isOn() {
        return settings.isLocal() && settings.isDemo() && settings.role().servesRides();
    }

    Map<String, DemoCaptain> captains() {
        return captains;
    }

    private void heard(String message) {
        DemoDriver driver = drivers.get(message.split(" ", -1)[1]);
        if (driver != null) {
            driver.notice();
        }
    }

    private void tick() {
        try {
            if (captains.isEmpty()) {
                captains.putAll(hired());
            }
            if (!soleDriver.isMe()) {
                drivers.clear();
                return;
            }
            if (drivers.isEmpty()) {
                captains.forEach((id, captain) ->
                        drivers.put(id, new DemoDriver(id, cockpit, new SplittableRandom(captain.number()))));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the demo captains cannot set out: {0}", e.getMessage());
            return;
        }
        Instant now = clock.instant();
        drivers.values().forEach(driver -> tick(driver, now));
    }

    private static void tick(DemoDriver driver, Instant now) {
        try {
            driver.tick(now);
        } catch (RuntimeException e) {
            driver.notice();
            LOG.log(Level.FINE, e, () -> "demo captain " + driver.id() + " stopped for a moment");
        }
    }

    private Map<String, DemoCaptain> hired() {
        Map<String, DemoCaptain> hired = new LinkedHashMap<>();
        for (DemoCaptain captain : DemoCaptain.fleet()) {
            Optional<String> id = accounts.findByEmail(captain.email())
                    .or(() -> signUp(captain))
                    .map(AccountView::id);
            id.ifPresent(known -> hired.put(known, captain));
        }
        return hired;
    }

    private Optional<AccountView> signUp(DemoCaptain captain) {
        NewAccount account = new NewAccount(
                AccountRole.CAPTAIN,
                captain.name(),
                captain.email(),
                captain.phone(),
                "",
                new NewAccount.NewCaptain(captain.licence(), captain.vehicle()));
        return signUp.signUpWithoutPassword(account).fold(Optional::of, refusal -> {
            LOG.log(Level.WARNING, "a demo captain was not hired: {0}", refusal.detail());
            return Optional.empty();
        });
    }
}
