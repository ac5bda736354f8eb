package org.ridewell.record.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.identity.entity.Id;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.Draft;
import org.ridewell.record.entity.EntryKind;

/** Writes the record without ever keeping its writer waiting: first to disk, then to the database as soon as that answers. */
@ApplicationScoped
public class Journal {

    private static final Logger LOG = Logger.getLogger(Journal.class.getName());
    private static final int BATCH = 200;

    private final Entries entries;
    private final Clock clock;

    @Resource
    private ManagedScheduledExecutorService executor;

    private @Nullable Spool spool;
    private @Nullable ScheduledFuture<?> following;
    private volatile boolean databaseAnswers = true;

    /** For the client proxy that CDI makes. */
    Journal() {
        this(new Entries(), Clock.systemUTC());
    }

    @Inject
    Journal(Entries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** Must be called before anything is recorded. */
    public synchronized void open(Path directory) {
        if (spool == null) {
            load(directory);
            following = executor.scheduleWithFixedDelay(this::follow, 300, 300, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void load(Path directory) {
        try {
            spool = new Spool(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the spool of the record cannot be opened in " + directory, e);
        }
        if (spool.broken()) {
            append(EntryKind.CONTROL, null, Map.of("event", "spool broken", "kept", spool.size()));
        }
    }

    @PreDestroy
    void close() {
        if (following != null) {
            following.cancel(false);
        }
        follow();
    }

    public void append(EntryKind kind, @Nullable String incident, Object body) {
        Spool to = spool;
        if (to == null) {
            throw new IllegalStateException("the journal is not open");
        }
        Draft draft = new Draft(
                Id.next(clock),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                kind,
                incident,
                CanonicalJson.tree(CanonicalJson.of(body)));
        try {
            to.add(draft);
        } catch (IOException e) {
            LOG.log(Level.SEVERE, e, () -> "the spool of the record takes no more: " + kind + " of " + incident);
        }
    }

    /** Entries that are on this disk only. */
    public int waiting() {
        return spool == null ? 0 : spool.size();
    }

    public boolean databaseAnswers() {
        return databaseAnswers;
    }

    synchronized void follow() {
        Spool from = spool;
        if (from == null) {
            return;
        }
        try {
            List<Draft> batch = from.first(BATCH);
            while (!batch.isEmpty()) {
                entries.append(batch);
                from.done(batch.size());
                batch = from.first(BATCH);
            }
            databaseAnswers = true;
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.log(databaseAnswers ? Level.WARNING : Level.FINE, e, () -> "the record waits on disk: " + waiting());
            databaseAnswers = false;
        }
    }
}
