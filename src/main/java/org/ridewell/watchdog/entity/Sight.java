package org.ridewell.watchdog.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.guards.entity.Standing;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.verdicts.entity.Verdicts;

/** What the watchdog saw at its last look, for people. */
public record Sight(
        Platform platform,
        Snapshot snapshot,
        Verdicts verdicts,
        Standing standing,
        List<Incident> incidents,
        @Nullable Ledger ledger) {

    public Sight {
        incidents = List.copyOf(incidents);
    }
}
