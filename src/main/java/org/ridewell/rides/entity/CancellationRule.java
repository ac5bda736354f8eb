package org.ridewell.rides.entity;

import java.time.Duration;
import java.time.Instant;
import org.ridewell.money.entity.Money;

/**
 * Version 1 of the cancellation policy, in the order in which its rules are asked: the first that applies names the
 * fee. A pure function of the stored timeline, so that it can be shown before and explained afterwards.
 */
public enum CancellationRule {
    BY_SYSTEM(0) {
        @Override
        boolean applies(Cancellation c) {
            return c.by() == Party.SYSTEM;
        }
    },
    /** The captain came, waited, and nobody was there. */
    NO_SHOW(500) {
        @Override
        boolean applies(Cancellation c) {
            return c.by() == Party.CAPTAIN && c.reason().equals(NO_SHOW_REASON) && c.waited(NO_SHOW_AFTER);
        }
    },
    BY_CAPTAIN(0) {
        @Override
        boolean applies(Cancellation c) {
            return c.by() == Party.CAPTAIN;
        }
    },
    NOT_YET_ACCEPTED(0) {
        @Override
        boolean applies(Cancellation c) {
            return c.times().accepted() == null;
        }
    },
    /** The captain is waiting at the pickup. */
    CAPTAIN_WAITS(500) {
        @Override
        boolean applies(Cancellation c) {
            return c.times().arrived() != null;
        }
    },
    WITHIN_GRACE(0) {
        @Override
        boolean applies(Cancellation c) {
            return !passed(c.times().accepted(), GRACE, c.at());
        }
    },
    CAPTAIN_LATE(0) {
        @Override
        boolean applies(Cancellation c) {
            return passed(c.times().pickupDue(), LATE_AFTER, c.at());
        }
    },
    CAPTAIN_UNDER_WAY(300) {
        @Override
        boolean applies(Cancellation c) {
            return true;
        }
    };

    public static final int POLICY = 1;
    public static final String NO_SHOW_REASON = "NO_SHOW";

    /** After acceptance a rider may still change their mind for nothing. */
    public static final Duration GRACE = Duration.ofMinutes(2);

    /** So much later than promised, and the rider may leave for nothing. */
    public static final Duration LATE_AFTER = Duration.ofMinutes(5);

    /** So long a captain waits at the pickup before it counts as a no-show. */
    public static final Duration NO_SHOW_AFTER = Duration.ofMinutes(5);

    private final long cents;

    CancellationRule(long cents) {
        this.cents = cents;
    }

    abstract boolean applies(Cancellation cancellation);

    /** What is asked: who wants to cancel, why, and when. */
    public record Cancellation(Party by, String reason, Timeline times, Instant at) {

        boolean waited(Duration duration) {
            return passed(times.arrived(), duration, at);
        }
    }

    /**
     * @param total what the ride would have cost: no fee is above it
     */
    public static CancellationFee fee(Cancellation cancellation, Money total) {
        for (CancellationRule rule : values()) {
            if (rule.applies(cancellation)) {
                Money amount = new Money(Math.min(rule.cents, total.amount()), total.currency());
                return new CancellationFee(rule, amount, POLICY);
            }
        }
        throw new IllegalStateException("the last rule always applies");
    }

    private static boolean passed(@org.jspecify.annotations.Nullable Instant since, Duration duration, Instant now) {
        return since != null && !now.isBefore(since.plus(duration));
    }
}
