package org.ridewell.guards.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.remedies.entity.Target;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.verdicts.entity.Verdicts;

/**
 * What the guards look at.
 *
 * @param ledger null when it could not be read: then nothing is spent
 * @param treated the pods that open incidents are treating now, those that are gone already among them
 */
public record Situation(
        Instant at,
        Snapshot snapshot,
        Verdicts verdicts,
        Standing standing,
        @Nullable Ledger ledger,
        List<Target> treated) {

    public Situation {
        treated = List.copyOf(treated);
    }
}
