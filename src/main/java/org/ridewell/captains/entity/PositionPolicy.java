package org.ridewell.captains.entity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.entity.Refusal;

/**
 * Which of a phone's reports move its captain. Phones repeat, reorder and lose reports, and their clocks are a little
 * wrong; only what no honest phone says is refused.
 */
public final class PositionPolicy {

    /** What a phone's clock may be ahead of ours. */
    static final Duration AHEAD = Duration.ofSeconds(30);
    /** Older reports say nothing about where a captain is now. */
    static final Duration OLD = Duration.ofMinutes(5);
    /** Metres a second, 360 km/h: no vehicle in a city is faster, a jumping receiver is. */
    static final double FASTEST = 100;
    /** Metres that a receiver may be off at any time. */
    static final double NOISE = 250;

    /**
     * What becomes of a report.
     *
     * @param refusal why it is refused; null otherwise
     */
    public record Verdict(boolean moves, @Nullable Refusal refusal) {}

    private static final Verdict MOVES = new Verdict(true, null);
    private static final Verdict IGNORED = new Verdict(false, null);

    private PositionPolicy() {}

    /** @param now by our clock, when the report came in */
    public static Verdict judge(Shift shift, PositionReport report, Instant now) {
        if (report.at().isAfter(now.plus(AHEAD))) {
            return refused(Refusal.invalid("at", "must not lie in the future"));
        }
        Instant last = shift.positionAt();
        if (report.at().isBefore(now.minus(OLD))
                || (last != null && !report.at().isAfter(last))) {
            return IGNORED;
        }
        if (last != null && isJump(shift, report, last)) {
            return refused(Refusal.invalid("position", "is too far from the last one for the time between them"));
        }
        return MOVES;
    }

    private static boolean isJump(Shift shift, PositionReport report, Instant last) {
        double seconds = Duration.between(last, report.at()).toMillis() / 1000.0;
        return shift.position().distanceTo(report.position()) > NOISE + FASTEST * seconds;
    }

    private static Verdict refused(Refusal refusal) {
        return new Verdict(false, refusal);
    }
}
