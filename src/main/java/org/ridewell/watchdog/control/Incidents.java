package org.ridewell.watchdog.control;

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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.watchdog.entity.Incident;
import org.ridewell.watchdog.entity.Sight;

/** Incidents and the leader's sight in PostgreSQL, for pages on every replica and for reports. */
@ApplicationScoped
public class Incidents {

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    /** For CDI, which brings the data source. */
    public Incidents() {}

    Incidents(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param epoch of the leader that saw it so */
    record Row(Incident incident, long epoch) {}

    /** What a later leader wrote stays as it is. */
    void save(Collection<Row> rows) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO incident (id, fault, state, suspected_at, opened_at, closed_at, document, epoch)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET state = EXCLUDED.state, closed_at = EXCLUDED.closed_at,
                            document = EXCLUDED.document, epoch = EXCLUDED.epoch
                        WHERE incident.epoch <= EXCLUDED.epoch""")) {
            for (Row row : rows) {
                Incident incident = row.incident();
                upsert.setString(1, incident.id());
                upsert.setString(2, incident.fault().name());
                upsert.setString(3, incident.state().name());
                upsert.setObject(4, incident.suspectedAt().atOffset(ZoneOffset.UTC));
                upsert.setObject(5, incident.openedAt().atOffset(ZoneOffset.UTC));
                Instant closed = incident.closedAt();
                upsert.setObject(6, closed == null ? null : closed.atOffset(ZoneOffset.UTC));
                upsert.setString(7, CanonicalJson.of(incident));
                upsert.setLong(8, row.epoch());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    public Optional<Incident> find(String id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT document FROM incident WHERE id = ?")) {
            select.setString(1, id);
            List<Incident> found = read(select);
            return found.stream().findFirst();
        }
    }

    /**
     * Open ones first, then newest first.
     *
     * @param before id of the last one of the page before; null for the first page
     */
    public List<Incident> openFirst(@Nullable String before, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT document FROM incident
                        WHERE ?::text IS NULL OR (closed_at IS NULL, opened_at, id)
                              < (SELECT closed_at IS NULL, opened_at, id FROM incident WHERE id = ?)
                        ORDER BY closed_at IS NULL DESC, opened_at DESC, id DESC LIMIT ?""")) {
            select.setString(1, before);
            select.setString(2, before);
            select.setInt(3, limit);
            return read(select);
        }
    }

    /** Those that were open at any time of the period, oldest first. */
    public List<Incident> within(Instant from, Instant to) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT document FROM incident
                        WHERE opened_at < ? AND (closed_at IS NULL OR closed_at >= ?)
                        ORDER BY opened_at, id""")) {
            select.setObject(1, to.atOffset(ZoneOffset.UTC));
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            return read(select);
        }
    }

    private static List<Incident> read(PreparedStatement select) throws SQLException {
        List<Incident> incidents = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                incidents.add(CanonicalJson.read(CanonicalJson.tree(rows.getString(1)), Incident.class));
            }
        }
        return incidents;
    }

    /** What a later leader shows stays. It shows each second: a row that is a minute older is no leader's, and a Lease that was made anew counts its epochs from one. */
    void show(Sight sight) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO watchdog_view (id, at, document, epoch) VALUES (1, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE
                        SET at = EXCLUDED.at, document = EXCLUDED.document, epoch = EXCLUDED.epoch
                        WHERE watchdog_view.epoch <= EXCLUDED.epoch
                           OR watchdog_view.at < EXCLUDED.at - interval '1 minute'""")) {
            upsert.setObject(1, OffsetDateTime.ofInstant(sight.snapshot().at(), ZoneOffset.UTC));
            upsert.setString(2, CanonicalJson.of(sight));
            upsert.setLong(3, sight.standing().epoch());
            upsert.executeUpdate();
        }
    }

    /** What the leader last showed. */
    public Optional<Sight> shown() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT document FROM watchdog_view");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(CanonicalJson.read(CanonicalJson.tree(row.getString(1)), Sight.class))
                    : Optional.empty();
        }
    }
}
