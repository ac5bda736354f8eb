package org.ridewell.record.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.Draft;
import org.ridewell.record.entity.Entry;
import org.ridewell.record.entity.EntryKind;

/** The chain in PostgreSQL. Plain JDBC: it is written from a background thread with a transaction of its own, and read as a stream of any length. */
@ApplicationScoped
public class Entries {

    /** Any number that no other lock of the application uses; the chain has one writer at a time. */
    private static final long CHAIN_LOCK = 0x7269646577656cL;

    private static final int BATCH = 500;

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    /** For CDI, which brings the data source. */
    public Entries() {}

    Entries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** All or none; what is there already is left out. */
    void append(List<Draft> drafts) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                append(connection, drafts);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void append(Connection connection, List<Draft> drafts) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, CHAIN_LOCK);
            lock.execute();
        }
        Set<String> known = known(connection, drafts);
        String previous = Entry.GENESIS;
        long seq = 0;
        try (PreparedStatement head =
                        connection.prepareStatement("SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1");
                ResultSet row = head.executeQuery()) {
            if (row.next()) {
                seq = row.getLong(1);
                previous = row.getString(2);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit_entry (seq, draft, at, kind, incident, body, previous, hash) VALUES (?,?,?,?,?,?,?,?)")) {
            for (Draft draft : drafts) {
                if (known.add(draft.id())) {
                    Entry entry = Entry.after(previous, ++seq, draft);
                    previous = entry.hash();
                    bind(insert, draft.id(), entry);
                }
            }
            insert.executeBatch();
        }
    }

    private static Set<String> known(Connection connection, List<Draft> drafts) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT draft FROM audit_entry WHERE draft = ANY (?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", drafts.stream().map(Draft::id).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
        }
        return known;
    }

    private static void bind(PreparedStatement insert, String draft, Entry entry) throws SQLException {
        insert.setLong(1, entry.seq());
        insert.setString(2, draft);
        insert.setObject(3, entry.at().atOffset(ZoneOffset.UTC));
        insert.setString(4, entry.kind().name());
        insert.setString(5, entry.incident());
        insert.setString(6, CanonicalJson.of(entry.body()));
        insert.setString(7, entry.previous());
        insert.setString(8, entry.hash());
        insert.addBatch();
    }

    /** Which entries to read; null members do not limit. */
    public record Range(
            long afterSeq,
            long lastSeq,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String incident,
            @Nullable EntryKind kind) {

        public static Range all() {
            return after(0, null, null, null, null);
        }

        public static Range of(String incident) {
            return after(0, null, null, incident, null);
        }

        public static Range after(
                long seq,
                @Nullable Instant from,
                @Nullable Instant to,
                @Nullable String incident,
                @Nullable EntryKind kind) {
            return new Range(seq, Long.MAX_VALUE, from, to, incident, kind);
        }

        Range behind(long seq) {
            return new Range(seq, lastSeq, from, to, incident, kind);
        }
    }

    /**
     * The part of the chain from the first to the last entry whose time lies in the period. It has no gap, so it can be verified by itself: what came from a disk in between is of the part,
     * too, even if it happened before or afterwards.
     *
     * @return a range of nothing when no entry's time lies in the period
     */
    public Range spanning(Instant from, Instant to) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT coalesce(min(seq), 1), coalesce(max(seq), 0) FROM audit_entry
                        WHERE at >= ? AND at < ?""")) {
            select.setObject(1, from.atOffset(ZoneOffset.UTC));
            select.setObject(2, to.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Range(row.getLong(1) - 1, row.getLong(2), null, null, null, null);
            }
        }
    }

    public List<Entry> page(Range range, int limit) throws SQLException {
        List<Entry> page = new ArrayList<>();
        read(range, limit, page::add);
        return page;
    }

    /** Every entry of the range in order, in pages, so that its length does not matter. */
    public void forEach(Range range, Consumer<Entry> reader) throws SQLException {
        long after = range.afterSeq();
        int read = BATCH;
        while (read == BATCH) {
            long[] last = {after};
            int[] count = {0};
            read(range.behind(after), BATCH, entry -> {
                last[0] = entry.seq();
                count[0]++;
                reader.accept(entry);
            });
            after = last[0];
            read = count[0];
        }
    }

    private void read(Range range, int limit, Consumer<Entry> reader) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT seq, at, kind, incident, body, previous, hash FROM audit_entry
                        WHERE seq > ? AND seq <= ? AND at >= ? AND at < ?
                          AND (?::text IS NULL OR incident = ?) AND (?::text IS NULL OR kind = ?)
                        ORDER BY seq LIMIT ?""")) {
            select.setLong(1, range.afterSeq());
            select.setLong(2, range.lastSeq());
            select.setObject(3, time(range.from(), OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
            select.setObject(4, time(range.to(), OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
            select.setString(5, range.incident());
            select.setString(6, range.incident());
            String kind = range.kind() == null ? null : range.kind().name();
            select.setString(7, kind);
            select.setString(8, kind);
            select.setInt(9, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.accept(entry(rows));
                }
            }
        }
    }

    private static OffsetDateTime time(@Nullable Instant instant, OffsetDateTime otherwise) {
        return instant == null ? otherwise : instant.atOffset(ZoneOffset.UTC);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                EntryKind.valueOf(row.getString(3)),
                row.getString(4),
                CanonicalJson.tree(row.getString(5)),
                row.getString(6),
                row.getString(7));
    }
}
