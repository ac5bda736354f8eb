package org.ridewell.signals.entity;

import java.time.Duration;
import java.time.Instant;

/**
 * One thing seen: where it comes from, what it says of whom, and when. What it is worth depends on its age.
 *
 * @param source {@code probe}, {@code metrics}, {@code cluster}, {@code process} or {@code alertmanager}
 * @param name one of {@link SignalNames}
 * @param target name of the pod, node, dependency or workload
 * @param value in the unit that {@link SignalNames} gives; six decimals, so that it reads back the same from its record
 */
public record Signal(String source, String name, String target, double value, Instant at) {

    public Signal {
        value = Math.rint(value * 1e6) / 1e6;
    }

    public Duration age(Instant now) {
        return Duration.between(at, now);
    }

    /** A signal from the future (a clock that jumped) is as useless as a stale one. */
    public boolean isFresh(Instant now, Duration longest) {
        Duration age = age(now);
        return age.compareTo(longest) <= 0 && age.compareTo(longest.negated()) >= 0;
    }
}
