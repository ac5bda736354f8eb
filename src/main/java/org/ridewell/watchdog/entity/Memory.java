package org.ridewell.watchdog.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.entity.Decision.Outcome;

/**
 * What a leader hands to the next: open incidents, and what was spent.
 *
 * @param version grows with each change
 * @param epoch of the leader that knows it
 */
public record Memory(long version, long epoch, List<Incident> incidents, Ledger ledger) {

    public static final Memory EMPTY = new Memory(0, 0, List.of(), Ledger.EMPTY);

    private static final Duration AGAIN = Duration.ofSeconds(2);

    public Memory {
        incidents = List.copyOf(incidents);
    }

    /** @throws IllegalArgumentException when it is none */
    public static Memory read(String document) {
        return CanonicalJson.read(CanonicalJson.tree(document), Memory.class);
    }

    public Memory next(List<Incident> changed, Ledger spent) {
        return new Memory(
                version + 1, epoch, changed.stream().filter(Incident::open).toList(), spent);
    }

    public boolean says(List<Incident> others, Ledger spent) {
        return incidents.equals(others) && ledger.equals(spent);
    }

    /** Acts of which the leader before did not tell the end may have been done: what the cluster shows decides, and nothing is done twice at once. */
    public Memory takenOver(long byEpoch, Instant now) {
        List<Incident> known = new ArrayList<>();
        for (Incident incident : incidents) {
            Incident changed = incident;
            for (Decision decision : incident.decisions()) {
                if (decision.outcome() == Outcome.DUE) {
                    Incident ended = changed.withDecision(
                            decision.id(),
                            d -> d.ended(Outcome.FAILED, null, "the leader changed before its end was known", null));
                    // no rung waits for a call of people
                    changed = decision.remedy() == Remedy.PAGE
                            ? ended
                            : ended.edit().failed(now.plus(AGAIN)).done();
                }
            }
            known.add(changed);
        }
        return new Memory(version, byEpoch, known, ledger);
    }
}
