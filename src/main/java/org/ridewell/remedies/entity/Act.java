package org.ridewell.remedies.entity;

import java.util.Map;

/**
 * One remedy to be applied, decided and about to be written.
 *
 * @param epoch of the leader that decided it ({@code leaseTransitions}); goes on every write
 * @param parameters by remedy. PROTECT: {@code measures}, which {@link Protecting} reads. ROLL_BACK: {@code toRevision} (name of the ReplicaSet),
 *     {@code fromRevision}. SCALE_OUT: {@code scaler}, {@code floor}, {@code fromFloor}. All: {@code fault}.
 * @param shadow it must change nothing, whoever performs it
 */
public record Act(
        Remedy remedy,
        Target target,
        String incident,
        String decision,
        long epoch,
        Map<String, String> parameters,
        boolean shadow) {

    public Act {
        parameters = Map.copyOf(parameters);
    }

    public Act(
            Remedy remedy,
            Target target,
            String incident,
            String decision,
            long epoch,
            Map<String, String> parameters) {
        this(remedy, target, incident, decision, epoch, parameters, false);
    }
}
