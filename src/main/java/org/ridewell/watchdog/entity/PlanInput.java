package org.ridewell.watchdog.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.guards.entity.Standing;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.verdicts.entity.Verdicts;

/**
 * Everything that a plan depends on. What is not in here cannot change a decision, which is why any decision can be derived again from its record.
 *
 * @param incidents the open ones
 * @param ledger null when it could not be read
 * @param real the remedies that this platform does for real
 * @param version of the memory that incidents and ledger come from; part of a new incident's name
 */
public record PlanInput(
        Instant at,
        Snapshot snapshot,
        Verdicts verdicts,
        List<Incident> incidents,
        List<Playbook> playbooks,
        @Nullable Ledger ledger,
        Standing standing,
        List<Remedy> real,
        long version) {

    public PlanInput {
        incidents = List.copyOf(incidents);
        playbooks = List.copyOf(playbooks);
        real = real.stream().sorted().toList();
    }
}
