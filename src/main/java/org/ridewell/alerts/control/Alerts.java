package org.ridewell.alerts.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.ridewell.alerts.entity.AlertNote;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.signals.entity.Snapshot.Alert;

/** Alerts in PostgreSQL, where the leader finds them whichever replica took the webhook. */
@ApplicationScoped
public class Alerts {

    /** Alertmanager repeats what fires; what it stopped telling is over. */
    private static final Duration FORGOTTEN = Duration.ofHours(6);

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    /** All are stored when it returns. */
    public void store(List<AlertNote> notes, Instant now) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO alert (fingerprint, starts_at, name, status, ends_at, labels, first_seen, last_seen)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (fingerprint, starts_at) DO UPDATE
                        SET status = EXCLUDED.status, ends_at = EXCLUDED.ends_at, last_seen = EXCLUDED.last_seen""")) {
            for (AlertNote note : notes) {
                upsert.setString(1, note.fingerprint());
                upsert.setObject(2, note.startsAt().atOffset(ZoneOffset.UTC));
                upsert.setString(3, note.name());
                upsert.setString(4, note.firing() ? "firing" : "resolved");
                Instant end = note.firing() ? null : note.endsAt();
                upsert.setObject(5, end == null ? null : end.atOffset(ZoneOffset.UTC));
                upsert.setString(6, CanonicalJson.of(note.labels()));
                upsert.setObject(7, now.atOffset(ZoneOffset.UTC));
                upsert.setObject(8, now.atOffset(ZoneOffset.UTC));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    public List<Alert> firing(Instant now) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT name, starts_at, labels FROM alert
                        WHERE status = 'firing' AND name <> 'Watchdog' AND last_seen > ?
                        ORDER BY starts_at, fingerprint LIMIT 100""")) {
            select.setObject(1, now.minus(FORGOTTEN).atOffset(ZoneOffset.UTC));
            List<Alert> firing = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Instant since = rows.getObject(2, OffsetDateTime.class).toInstant();
                    var labels = CanonicalJson.tree(rows.getString(3));
                    String pod = labels.path("pod").asText(null);
                    firing.add(new Alert(rows.getString(1), since, pod));
                }
            }
            return firing;
        }
    }

    /** When the always-firing alert was last heard of; empty when it never was. */
    public Optional<Instant> heartbeat() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT max(last_seen) FROM alert WHERE name = 'Watchdog'");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)
                    : Optional.empty();
        }
    }
}
