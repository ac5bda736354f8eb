package org.ridewell.rides.boundary;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.captains.boundary.CaptainShifts;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;
import org.ridewell.payments.boundary.RidePayments;
import org.ridewell.payments.entity.AuthorisationDeclined;
import org.ridewell.payments.entity.BookingAbandoned;
import org.ridewell.payments.entity.PaymentFellDue;
import org.ridewell.pricing.boundary.QuoteRedemption;
import org.ridewell.rides.control.RideInvariants;
import org.ridewell.rides.entity.RideChanged;
import org.ridewell.telemetry.control.Invariants;

/** What happens to rides without anybody asking: requests lapse, captains fall silent, payments turn out declined, bookings are given up. */
@ApplicationScoped
public class RideJobs {

    private static final Logger LOG = Logger.getLogger(RideJobs.class.getName());

    private static final Duration BOOKED_WITHIN = Duration.ofMinutes(30);

    @Inject
    private RideSteps steps;

    @Inject
    private RideNews news;

    @Inject
    private CaptainShifts shifts;

    @Inject
    private RidePayments payments;

    @Inject
    private QuoteRedemption quotes;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private RideInvariants rides;

    @Inject
    private Invariants invariants;

    @Inject
    private Clock clock;

    @Inject
    private Settings settings;

    @Resource
    private ManagedScheduledExecutorService executor;

    /** {@code RIDEWELL_CAPTAIN_SILENCE}: after so long without a word from its captain an accepted ride looks for another, ISO-8601. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_CAPTAIN_SILENCE", defaultValue = "PT2M")
    private Duration silence;

    /** {@code RIDEWELL_REQUEST_PATIENCE}: how long a captain is looked for, also the second time. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_REQUEST_PATIENCE", defaultValue = "PT3M")
    private Duration patience;

    private @Nullable ScheduledFuture<?> lapsing;
    private @Nullable ScheduledFuture<?> replacing;

    void begin(@Observes @Priority(Migrations.FIRST + 40) Startup event) {
        if (settings.role().servesRides()) {
            invariants.watch("lost-ride", () -> rides.lost(clock.instant().minus(BOOKED_WITHIN)));
            invariants.watch("double-booked-captain", rides::doubleBookedCaptains);
            lapsing = executor.scheduleWithFixedDelay(this::lapse, 2, 1, TimeUnit.SECONDS);
            replacing = executor.scheduleWithFixedDelay(this::replaceSilent, 5, 2, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void end() {
        if (lapsing != null) {
            lapsing.cancel(false);
        }
        if (replacing != null) {
            replacing.cancel(false);
        }
    }

    private void lapse() {
        try {
            steps.lapse(50).forEach(payments::settle);
        } catch (RuntimeException e) {
            // the next run comes in a second, with a database again or not
            LOG.log(Level.WARNING, e, () -> "requests could not be lapsed");
        }
    }

    private void replaceSilent() {
        try {
            for (CaptainShifts.Silent silent : shifts.silentOnRide(silence)) {
                steps.replaceSilent(silent.rideId(), silent.captainId(), silence, patience);
            }
        } catch (RuntimeException e) {
            // the next run comes in two seconds, with a database again or not
            LOG.log(Level.WARNING, e, () -> "silent captains could not be replaced");
        }
    }

    void tellOfDebt(@Observes PaymentFellDue due) {
        news.tellOfDebt(due);
    }

    void cancelUnpaid(@Observes AuthorisationDeclined declined) {
        steps.cancelUnpaid(declined.rideId());
    }

    void giveBackQuote(@Observes BookingAbandoned abandoned) {
        quotes.release(abandoned.rideId());
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) RideChanged change) {
        metrics.counter(
                        "ridewell_rides_total",
                        new Tag("state", change.state().name().toLowerCase(Locale.ROOT)),
                        new Tag("product", change.product().name().toLowerCase(Locale.ROOT)))
                .inc();
    }
}
