package org.ridewell.chaos.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ridewell.chaos.entity.Fault;

/** Which faults are switched on in this process. Never anything outside local mode, and never for ever: each switch falls back by itself. */
@ApplicationScoped
public class ChaosSwitches {

    /** A forgotten switch must not outlive the demonstration. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private final Map<Fault, Instant> until = new ConcurrentHashMap<>();
    private final AtomicLong bookings = new AtomicLong();

    @Inject
    private Clock clock;

    public boolean isOn(Fault fault) {
        Instant end = until.get(fault);
        return end != null && clock.instant().isBefore(end);
    }

    /** Counts a booking; true when this one is to fail. */
    public boolean failsThisBooking() {
        return isOn(Fault.EVERY_THIRD_BOOKING_FAILS) && bookings.incrementAndGet() % 3 == 0;
    }

    public Instant switchOn(Fault fault) {
        Instant end = clock.instant().plus(LONGEST);
        until.put(fault, end);
        return end;
    }

    public void switchOff(Fault fault) {
        until.remove(fault);
    }

    /** The faults that are on, with the time at which each ends by itself. */
    public Map<Fault, Instant> active() {
        Instant now = clock.instant();
        until.values().removeIf(end -> !now.isBefore(end));
        return Map.copyOf(until);
    }
}
