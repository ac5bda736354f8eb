package org.ridewell.events.control;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ridewell.database.control.Migrations;
import org.ridewell.events.entity.LastEventId;
import org.ridewell.events.entity.OutboxEvent;
import org.ridewell.events.entity.StreamRequest;

/**
 * Every open stream of this replica. A notification only says whom to look after; what is told is always read from the
 * outbox after the client's last id, so a lost notification costs time (until the sweep) and never an event.
 */
@ApplicationScoped
public class Streams {

    public static final String POSITIONS = "ridewell_positions";
    private static final String OUTBOX = "ridewell_outbox";
    private static final String CLOSINGS = "ridewell_closings";
    private static final Logger LOG = Logger.getLogger(Streams.class.getName());
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);
    private static final Duration SWEEP = Duration.ofSeconds(3);
    /** A token lives as long: the client comes back with a fresh one, or stays away. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int PAGE = 200;
    private static final long RETRY_MILLIS = 1_000;

    @Inject
    private Notices notices;

    @Inject
    private OutboxEvents outbox;

    @Inject
    private Instance<EventCompletion> completions;

    @Resource
    private ManagedScheduledExecutorService executor;

    private final Map<String, Set<ClientStream>> streams = new ConcurrentHashMap<>();
    private final Set<String> dirty = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean pumping = new AtomicBoolean();
    private final List<Future<?>> jobs = new CopyOnWriteArrayList<>();
    private volatile boolean closing;

    void start(@Observes @Priority(Migrations.FIRST + 10) Startup event) {
        notices.subscribe(OUTBOX, this::heardOutbox);
        notices.subscribe(POSITIONS, this::heardPosition);
        notices.subscribe(CLOSINGS, this::closeAll);
        notices.onReconnect(() -> lookAfter(streams.keySet()));
        jobs.add(executor.scheduleWithFixedDelay(
                this::heartbeat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS));
        jobs.add(executor.scheduleWithFixedDelay(
                this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS));
        jobs.add(executor.scheduleWithFixedDelay(this::forgetOld, 1, 10, TimeUnit.MINUTES));
    }

    void stop(@Observes @Priority(1) Shutdown event) {
        closing = true;
        jobs.forEach(job -> job.cancel(false));
        streams.values().forEach(all -> all.forEach(stream -> stream.end(RETRY_MILLIS)));
    }

    /** From here on the container's thread is free; the stream lives until either side closes it. */
    public void open(StreamRequest wanted, AsyncContext async) throws SQLException, IOException {
        String audience = wanted.audience();
        OutboxEvents.Extent extent = outbox.extent();
        LastEventId from = LastEventId.parse(wanted.lastEventId(), extent.horizon(), extent.newest());
        long cursor = from instanceof LastEventId.After after ? after.id() : outbox.newest(audience);
        ClientStream stream = new ClientStream(wanted, cursor, async, () -> lookAfter(Set.of(audience)));
        async.addListener(new Gone(this, stream));
        // an id without data: who loses the line before the first event resumes from here all the same
        String greeting = from instanceof LastEventId.Unusable ? "event: reset\ndata: {\"reason\":\"reload\"}\n" : "";
        stream.send("retry: " + RETRY_MILLIS + "\nid: " + cursor + "\n" + greeting + "\n");
        streams.compute(audience, (a, all) -> {
            Set<ClientStream> set = all == null ? ConcurrentHashMap.newKeySet() : all;
            set.add(stream);
            return set;
        });
        stream.begin();
        if (closing) {
            stream.end(RETRY_MILLIS);
        }
        lookAfter(Set.of(audience));
    }

    /** Closes what an account or a session has open, on every replica. */
    public void closeEverywhere(String holder) throws SQLException {
        outbox.broadcast(CLOSINGS, holder);
    }

    public int count() {
        return streams.values().stream().mapToInt(Set::size).sum();
    }

    void remove(ClientStream stream) {
        streams.computeIfPresent(stream.audience(), (a, all) -> {
            all.remove(stream);
            return all.isEmpty() ? null : all;
        });
    }

    private void closeAll(String holder) {
        streams.values()
                .forEach(all -> all.forEach(stream -> {
                    if (stream.isOf(holder)) {
                        stream.end(RETRY_MILLIS);
                    }
                }));
    }

    private void heardOutbox(String message) {
        String audience = message.split(" ", -1)[1];
        if (streams.containsKey(audience)) {
            lookAfter(Set.of(audience));
        }
    }

    /** {@code audience,audience ride json}: written by {@code LivePositions}. */
    private void heardPosition(String message) {
        String[] parts = message.split(" ", 3);
        String frame = "event: position\ndata: " + parts[2] + "\n\n";
        for (String audience : parts[0].split(",", -1)) {
            for (ClientStream stream : streams.getOrDefault(audience, Set.of())) {
                if (stream.follows(parts[1])) {
                    stream.mention(frame);
                }
            }
        }
    }

    private void lookAfter(Set<String> audiences) {
        dirty.addAll(audiences);
        if (!dirty.isEmpty() && pumping.compareAndSet(false, true)) {
            executor.execute(this::pump);
        }
    }

    private void pump() {
        try {
            for (String audience : List.copyOf(dirty)) {
                dirty.remove(audience);
                pump(audience);
            }
        } catch (SQLException | RuntimeException e) {
            // the sweep finds what was left
            LOG.log(Level.WARNING, "events could not be read: {0}", e.getMessage());
            return;
        } finally {
            pumping.set(false);
        }
        lookAfter(Set.of());
    }

    private void pump(String audience) throws SQLException {
        Set<ClientStream> listeners = streams.getOrDefault(audience, Set.of());
        List<OutboxEvent> events;
        do {
            OptionalLong from = listeners.stream()
                    .filter(listener -> !listener.isBehind())
                    .mapToLong(ClientStream::cursor)
                    .min();
            if (from.isEmpty()) {
                return;
            }
            events = outbox.after(audience, from.getAsLong(), PAGE).stream()
                    .map(this::completed)
                    .toList();
            for (ClientStream listener : listeners) {
                tell(listener, events);
            }
        } while (events.size() == PAGE);
    }

    private OutboxEvent completed(OutboxEvent stored) {
        OutboxEvent event = stored;
        for (EventCompletion completion : completions) {
            event = completion.completed(event);
        }
        return event;
    }

    private static void tell(ClientStream listener, List<OutboxEvent> events) {
        for (OutboxEvent event : events) {
            if (!listener.tell(event)) {
                return;
            }
        }
    }

    private void heartbeat() {
        streams.values()
                .forEach(all -> all.forEach(stream -> {
                    if (!stream.isOpen()) {
                        remove(stream);
                    } else if (stream.isStuck()) {
                        stream.close();
                    } else if (stream.ageNanos() > LONGEST.toNanos()) {
                        stream.end(RETRY_MILLIS);
                    } else {
                        stream.mention(":\n\n");
                    }
                }));
    }

    private void sweep() {
        if (streams.isEmpty()) {
            return;
        }
        try {
            Map<String, Long> newest = outbox.newest(streams.keySet());
            newest.entrySet().removeIf(entry -> streams.getOrDefault(entry.getKey(), Set.of()).stream()
                    .noneMatch(stream -> stream.cursor() < entry.getValue()));
            lookAfter(newest.keySet());
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "the sweep over the outbox failed: {0}", e.getMessage());
        }
    }

    private void forgetOld() {
        try {
            int forgotten = outbox.forgetOld();
            LOG.log(Level.FINE, "{0} old events were forgotten", forgotten);
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "old events could not be removed: {0}", e.getMessage());
        }
    }
}
