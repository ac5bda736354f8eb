package org.ridewell.watchdog.control;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.guards.entity.Standing;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.watchdog.entity.Incident;
import org.ridewell.watchdog.entity.Memory;

/**
 * What the leader knows from look to look, and what the next leader finds: open incidents, budgets, cooldowns and chains. What was decided is saved before it is done. What was done is known here
 * at once, and saved before anything else is done.
 */
final class Recollection {

    private static final Logger LOG = Logger.getLogger(Recollection.class.getName());

    private final MemoryStore store;
    private final Chronicle chronicle;
    private final List<Playbook> playbooks;
    private @Nullable Memory memory;
    /** Is it what the store has? */
    private boolean saved;

    private boolean warned;

    Recollection(MemoryStore store, Chronicle chronicle, List<Playbook> playbooks) {
        this.store = store;
        this.chronicle = chronicle;
        this.playbooks = playbooks;
    }

    /** What was spent is saved before it is spent; when it cannot be saved, nothing is done and nothing was decided. */
    boolean remember(List<Incident> incidents, Ledger ledger) {
        Memory known = Objects.requireNonNullElse(memory, Memory.EMPTY);
        List<Incident> open = incidents.stream().filter(Incident::open).toList();
        boolean unchanged = known.says(open, ledger);
        if (unchanged && saved) {
            return true;
        }
        Memory next = unchanged ? known : known.next(open, ledger);
        if (!save(next)) {
            return false;
        }
        memory = next;
        return true;
    }

    /** The answers to what was done. They are known even when they cannot be saved now: the next look does nothing before they are. */
    void learn(List<Incident> incidents, Ledger ledger) {
        Memory known = Objects.requireNonNullElse(memory, Memory.EMPTY);
        List<Incident> open = incidents.stream().filter(Incident::open).toList();
        if (known.says(open, ledger)) {
            return;
        }
        memory = known.next(open, ledger);
        saved = false;
        save(memory);
    }

    private boolean save(Memory next) {
        try {
            store.save(next);
            saved = true;
            warned = false;
            return true;
        } catch (MemoryStore.Superseded e) {
            memory = null;
            warnOfMemory("the watchdog's memory is read again", e);
            return false;
        } catch (IOException e) {
            warnOfMemory("the watchdog's memory cannot be saved: nothing is done", e);
            return false;
        }
    }

    /** Once, not at each look: it is away for minutes. */
    private void warnOfMemory(String what, Exception e) {
        if (!warned) {
            LOG.log(Level.WARNING, what, e);
            chronicle.append(EntryKind.CONTROL, null, Map.of("event", what, "reason", String.valueOf(e.getMessage())));
        }
        warned = true;
    }

    /** Null when it cannot be read. Whoever led in between has spent, too: what was known in another epoch counts no more. */
    @Nullable
    Memory remembered(Standing standing, Instant now) {
        Memory known = memory;
        if (known != null && known.epoch() == standing.epoch()) {
            return known;
        }
        try {
            Memory loaded = store.load().orElse(Memory.EMPTY);
            memory = loaded.takenOver(standing.epoch(), now);
            saved = true;
            warned = false;
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
            memory = null;
            warnOfMemory("the watchdog's memory cannot be read: nothing is decided", e);
            return null;
        }
    }
}
