package org.ridewell.watchdog.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.Timer;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

/** Rate, errors and latency of this process's own operations, as differences between two readings of their timers. */
final class LocalTraffic {

    private static final String REQUESTS = "ridewell_http_request";
    private static final String BOOKING = "POST /rides";
    private static final Duration RATE_WINDOW = Duration.ofSeconds(10);
    private static final Duration LEVEL_WINDOW = Duration.ofMinutes(1);

    /** @param seconds spent on all requests so far */
    private record Reading(
            Instant at, double all, double failed, double seconds, double bookings, double failedBookings) {}

    private final Deque<Reading> readings = new ArrayDeque<>();

    void read(Map<MetricID, Timer> timers, Instant now) {
        double all = 0;
        double failed = 0;
        double seconds = 0;
        double bookings = 0;
        double failedBookings = 0;
        for (Map.Entry<MetricID, Timer> timer : timers.entrySet()) {
            if (!REQUESTS.equals(timer.getKey().getName())) {
                continue;
            }
            long count = timer.getValue().getCount();
            long fails = "5xx".equals(timer.getKey().getTags().get("status")) ? count : 0;
            boolean books = BOOKING.equals(timer.getKey().getTags().get("operation"));
            all += count;
            failed += fails;
            seconds += timer.getValue().getElapsedTime().toNanos() / 1e9;
            bookings += books ? count : 0;
            failedBookings += books ? fails : 0;
        }
        readings.addLast(new Reading(now, all, failed, seconds, bookings, failedBookings));
        while (readings.getFirst().at().isBefore(now.minus(LEVEL_WINDOW))) {
            readings.removeFirst();
        }
    }

    /** Rates of the last ten seconds; ratios are left out where nobody asked anything. */
    List<Signal> rates(BiFunction<String, Double, Signal> signal, Instant now) {
        Reading before = reading(now.minus(RATE_WINDOW));
        Reading last = readings.getLast();
        double seconds = Duration.between(before.at(), last.at()).toMillis() / 1000.0;
        List<Signal> signals = new ArrayList<>();
        if (seconds < 1) {
            return signals;
        }
        double requests = grown(before, last, Reading::all);
        signals.add(signal.apply(SignalNames.REQUEST_RATE, requests / seconds));
        if (requests > 0) {
            signals.add(signal.apply(SignalNames.ERROR_RATIO, grown(before, last, Reading::failed) / requests));
            signals.add(signal.apply(SignalNames.LATENCY, grown(before, last, Reading::seconds) / requests));
        }
        return signals;
    }

    /** Bookings of the last minute that ended in an error of ours; 0 where there were none. */
    double bookingErrorRatio() {
        Reading before = readings.getFirst();
        Reading last = readings.getLast();
        double bookings = grown(before, last, Reading::bookings);
        return bookings == 0 ? 0 : grown(before, last, Reading::failedBookings) / bookings;
    }

    private Reading reading(Instant notBefore) {
        return readings.stream()
                .filter(r -> !r.at().isBefore(notBefore))
                .findFirst()
                .orElseGet(readings::getLast);
    }

    private static double grown(Reading before, Reading last, ToDoubleFunction<Reading> of) {
        return Math.max(0, of.applyAsDouble(last) - of.applyAsDouble(before));
    }
}
