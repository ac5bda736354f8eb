package org.ridewell.demand.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests per second of one workload, minute by minute, and where they go from here: Holt's linear trend, damped, so that a short climb is not carried to the sky. Immutable.
 *
 * @param minutes complete ones, oldest first
 * @param current the minute that is being filled
 */
public record Demand(List<Minute> minutes, Filling current) {

    private static final int REMEMBERED = 180;
    private static final int LEAST = 5;
    private static final int AHEAD = 15;
    private static final double LEVEL = 0.4;
    private static final double TREND = 0.2;
    private static final double DAMPING = 0.9;

    public record Minute(Instant at, double rate) {}

    public record Filling(Instant at, double sum, int count) {}

    public Demand {
        minutes = List.copyOf(minutes);
    }

    public static Demand since(Instant now) {
        return new Demand(List.of(), new Filling(now.truncatedTo(ChronoUnit.MINUTES), 0, 0));
    }

    public Demand with(double rate, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        if (minute.equals(current.at())) {
            return new Demand(minutes, new Filling(minute, current.sum() + rate, current.count() + 1));
        }
        List<Minute> more = new ArrayList<>(minutes);
        if (current.count() > 0) {
            more.add(new Minute(current.at(), rounded(current.sum() / current.count())));
        }
        int from = Math.max(0, more.size() - REMEMBERED);
        return new Demand(more.subList(from, more.size()), new Filling(minute, rate, 1));
    }

    /** The next quarter of an hour; empty while less than five minutes are known. Never below zero. */
    public List<Minute> forecast() {
        if (minutes.size() < LEAST) {
            return List.of();
        }
        double level = minutes.get(0).rate();
        double trend = 0;
        for (Minute minute : minutes) {
            double before = level;
            level = LEVEL * minute.rate() + (1 - LEVEL) * (level + DAMPING * trend);
            trend = TREND * (level - before) + (1 - TREND) * DAMPING * trend;
        }
        List<Minute> ahead = new ArrayList<>();
        double carried = 0;
        double damping = 1;
        Instant at = minutes.get(minutes.size() - 1).at();
        for (int i = 1; i <= AHEAD; i++) {
            damping *= DAMPING;
            carried += damping * trend;
            ahead.add(new Minute(at.plus(Duration.ofMinutes(i)), rounded(Math.max(0, level + carried))));
        }
        return ahead;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e3) / 1e3;
    }
}
