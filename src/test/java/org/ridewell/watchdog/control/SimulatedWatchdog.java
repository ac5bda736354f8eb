package org.ridewell.watchdog.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.playbooks.control.ShippedPlaybooks;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.Draft;
import org.ridewell.record.entity.Entry;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.signals.entity.Snapshot.Alert;
import org.ridewell.watchdog.entity.Decision;
import org.ridewell.watchdog.entity.Incident;
import org.ridewell.watchdog.entity.Memory;
import org.ridewell.watchdog.entity.Sight;

/** A watchdog over a simulated cluster: looks once a second of simulated time, and keeps its record as a chain in memory. */
public final class SimulatedWatchdog {

    public final MovedClock clock = new MovedClock();
    public final SimulatedCluster cluster = new SimulatedCluster(clock);
    public final List<Entry> record = new ArrayList<>();
    public final Map<String, Incident> incidents = new LinkedHashMap<>();
    public boolean leader = true;
    public long epoch = 7;
    public Duration lease = Duration.ofSeconds(10);
    public boolean memoryAnswers = true;
    public List<Alert> alerts = List.of();
    /** Reaches somebody at once. */
    public Pager pager = (incident, page) -> Optional.of(ActResult.done(0, "told", null));

    public @Nullable String memory;
    public List<Playbook> playbooks = ShippedPlaybooks.all();
    private Healer healer = started();

    /** What a process that starts anew is. */
    public void restart() {
        healer = started();
    }

    private Healer started() {
        return new Healer(
                Platform.KUBERNETES,
                cluster,
                s -> s.with(alerts, s.monitoring(), s.pause()),
                new Leads(),
                cluster,
                (incident, page) -> pager.call(incident, page),
                new Remembers(),
                (kind, incident, body) -> {
                    Draft draft = new Draft(
                            "d" + record.size(),
                            clock.instant(),
                            kind,
                            incident,
                            CanonicalJson.tree(CanonicalJson.of(body)));
                    String previous = record.isEmpty()
                            ? Entry.GENESIS
                            : record.get(record.size() - 1).hash();
                    record.add(Entry.after(previous, record.size() + 1L, draft));
                },
                playbooks,
                clock);
    }

    public Sight look() {
        return look(Duration.ofSeconds(1));
    }

    /** @param after how long since the last look */
    public Sight look(Duration after) {
        clock.pass(after);
        Sight sight = healer.look();
        sight.incidents().forEach(i -> incidents.put(i.id(), i));
        return sight;
    }

    public SimulatedWatchdog run(Duration time) {
        for (long s = 0; s < time.toSeconds(); s++) {
            look();
        }
        return this;
    }

    public Incident only() {
        if (incidents.size() != 1) {
            throw new AssertionError("expected one incident, there are " + incidents.values());
        }
        return incidents.values().iterator().next();
    }

    public List<Decision> decisions(Remedy remedy) {
        return incidents.values().stream()
                .flatMap(i -> i.decisions().stream())
                .filter(d -> d.remedy() == remedy)
                .toList();
    }

    /** Bodies of the entries of one kind, in order. */
    public List<JsonNode> recorded(EntryKind kind) {
        return record.stream().filter(e -> e.kind() == kind).map(Entry::body).toList();
    }

    private final class Leads implements Leadership {
        @Override
        public Platform platform() {
            return Platform.KUBERNETES;
        }

        @Override
        public boolean isLeader() {
            return leader;
        }

        @Override
        public long epoch() {
            return epoch;
        }

        @Override
        public Instant renewDeadline() {
            return clock.instant().plus(lease);
        }

        @Override
        public String holder() {
            return "watchdog-0";
        }
    }

    private final class Remembers implements MemoryStore {
        @Override
        public Platform platform() {
            return Platform.KUBERNETES;
        }

        @Override
        public Optional<Memory> load() throws IOException {
            if (!memoryAnswers) {
                throw new IOException("away");
            }
            return Optional.ofNullable(memory).map(Memory::read);
        }

        @Override
        public void save(Memory next) throws IOException {
            if (!memoryAnswers) {
                throw new IOException("away");
            }
            memory = CanonicalJson.of(next);
        }
    }
}
