package org.ridewell.watchdog.entity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.guards.entity.Guard;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.remedies.entity.Target;
import org.ridewell.signals.entity.Signal;

/**
 * One remedy that was considered, and what became of it.
 *
 * @param cleanUp it removes what an earlier decision left behind, such as the pod in quarantine
 * @param undo what takes it back
 */
public record Decision(
        String id,
        Instant at,
        Remedy remedy,
        Target target,
        Outcome outcome,
        @Nullable Guard guard,
        String reason,
        long epoch,
        List<Signal> evidence,
        Map<String, String> parameters,
        boolean cleanUp,
        @Nullable Effect verification,
        @Nullable String undo) {

    public Decision {
        evidence = List.copyOf(evidence);
        parameters = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(parameters));
    }

    public enum Outcome {
        /** Decided, its act not yet answered. */
        DUE,
        DONE,
        REFUSED,
        SHADOW,
        FAILED,
        UNDONE
    }

    /** What verification found. */
    public enum Effect {
        EFFECTIVE,
        NO_EFFECT,
        HARMFUL,
        INCONCLUSIVE
    }

    /** @param writing the epoch of the leader that writes it, which may come after the one that decided it */
    public Act act(String incident, long writing) {
        return new Act(remedy, target, incident, id, writing, parameters, outcome == Outcome.SHADOW);
    }

    /** Would be an act if its playbook were armed. */
    boolean isRehearsal() {
        return outcome == Outcome.SHADOW && guard == Guard.DRY_RUN && remedy != Remedy.PAGE;
    }

    /** Its id is its incident's with a number. */
    String ofIncident() {
        return id.substring(0, id.lastIndexOf('.'));
    }

    /** Found harmful, and not taken back yet. */
    boolean harms() {
        return outcome == Outcome.DONE && verification == Effect.HARMFUL && undo != null;
    }

    public boolean inForce(Remedy wanted) {
        return remedy == wanted && outcome == Outcome.DONE;
    }

    public Decision ended(Outcome ended, @Nullable Guard by, String why, @Nullable String undoWith) {
        return new Decision(
                id, at, remedy, target, ended, by, why, epoch, evidence, parameters, cleanUp, verification, undoWith);
    }

    public Decision verified(Effect effect) {
        return new Decision(
                id, at, remedy, target, outcome, guard, reason, epoch, evidence, parameters, cleanUp, effect, undo);
    }
}
