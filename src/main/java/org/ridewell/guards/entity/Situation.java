package org.ridewell.guards.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.verdicts.entity.Verdicts;

/**
 * What the guards look at.
 *
 * @param ledger null when it could not be read: then nothing is spent
 * @param treated uids of the pods that open incidents are treating now
 */
public record Situation(
        Instant at,
        Snapshot snapshot,
        Verdicts verdicts,
        Standing standing,
        @Nullable Ledger ledger,
        List<String> treated) {

    public Situation {
        treated = List.copyOf(treated);
    }
}
