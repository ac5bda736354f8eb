package org.ridewell.playbooks.entity;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.protection.entity.Protection;
import org.ridewell.remedies.entity.Remedy;

/**
 * What is done about one fault: which rungs, in which order, within which limits.
 *
 * @param steady how long the steady state must hold before the incident is closed
 */
public record Playbook(
        String name, Fault fault, Mode mode, String why, Duration steady, List<Rung> ladder, Limits limits) {

    public Playbook {
        ladder = List.copyOf(ladder);
    }

    public enum Mode {
        /** Plans, and says what it would do. */
        SHADOW,
        ARMED
    }

    /** What a rung is applied to. */
    public enum Scope {
        POD,
        REVISION,
        WORKLOAD,
        DEPENDENCY,
        /** The pods that call the lost dependency. */
        CALLERS,
        ANY
    }

    /**
     * @param window how long the effect is watched before it is judged
     * @param patience how long after the rung before the next one is climbed, when the fault is still there
     * @param protect for PROTECT only
     */
    public record Rung(Remedy remedy, Scope on, Duration window, Duration patience, List<Measure> protect) {
        public Rung {
            protect = List.copyOf(protect);
        }
    }

    /**
     * One protection that the pods take on.
     *
     * @param of the only dependency that it is meant for; null for all
     * @param target {@code $dependency} stands for the lost one
     */
    public record Measure(
            Protection.Kind kind,
            String target,
            @Nullable String of,
            Duration lasts,
            @Nullable Duration timeout) {}

    /**
     * @param perWorkload destructive acts on one workload within {@code within}
     * @param inAll on all of them
     * @param cooldown after the first act on a fingerprint; doubles with each that was not proven effective, up to {@code longestCooldown}
     * @param unproven so many acts in a row that were not proven effective break the chain, for {@code rest}
     */
    public record Limits(
            int perWorkload,
            int inAll,
            Duration within,
            Duration cooldown,
            Duration longestCooldown,
            int unproven,
            Duration rest) {}
}
