package org.ridewell.watchdog.control;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.guards.entity.Standing;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.watchdog.entity.Incident;
import org.ridewell.watchdog.entity.Memory;

/** What the leader knows from look to look, and what the next leader finds: open incidents, budgets, cooldowns and chains. */
final class Recollection {

    private static final Logger LOG = Logger.getLogger(Recollection.class.getName());

    private final MemoryStore store;
    private final Chronicle chronicle;
    private final List<Playbook> playbooks;
    private @Nullable Memory memory;
    private boolean warned;

    Recollection(MemoryStore store, Chronicle chronicle, List<Playbook> playbooks) {
        this.store = store;
        this.chronicle = chronicle;
        this.playbooks = playbooks;
    }

    /** Another one leads: what it knows counts now. */
    void forget() {
        memory = null;
    }

    /** What was spent is saved before it is spent; when it cannot be saved, nothing is done. */
    boolean remember(List<Incident> incidents, Ledger ledger) {
        Memory known = memory == null ? Memory.EMPTY : memory;
        List<Incident> open = incidents.stream().filter(Incident::open).toList();
        if (known.says(open, ledger)) {
            return true;
        }
        Memory next = known.next(open, ledger);
        try {
            store.save(CanonicalJson.of(next), next.version());
            memory = next;
            warned = false;
            return true;
        } catch (IOException e) {
            warnOfMemory("the watchdog's memory cannot be saved: nothing is done", e);
            return false;
        }
    }

    /** Once, not at each look: it is away for minutes. */
    private void warnOfMemory(String what, Exception e) {
        if (!warned) {
            LOG.log(Level.WARNING, what, e);
        }
        warned = true;
    }

    @Nullable
    Memory remembered(Standing standing, Instant now) {
        if (memory != null) {
            return memory;
        }
        try {
            Memory loaded = store.load()
                    .map(d -> CanonicalJson.read(CanonicalJson.tree(d), Memory.class))
                    .orElse(Memory.EMPTY);
            memory = loaded.takenOver(now);
            chronicle.append(
                    EntryKind.CONTROL,
                    null,
                    Map.of(
                            "event", "leads",
                            "holder", standing.holder(),
                            "epoch", standing.epoch(),
                            "incidents",
                                    loaded.incidents().stream()
                                            .map(Incident::id)
                                            .toList(),
                            "playbooks", playbooks.stream().map(Playbook::name).toList()));
            return memory;
        } catch (IOException | IllegalArgumentException e) {
            warnOfMemory("the watchdog's memory cannot be read: nothing is decided", e);
            return null;
        }
    }
}
