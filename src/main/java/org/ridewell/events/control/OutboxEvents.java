package org.ridewell.events.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.ridewell.events.entity.OutboxEvent;

/** What was committed to the outbox, read for the streams. Plain JDBC: no transaction is open here. */
@ApplicationScoped
public class OutboxEvents {

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    /** @param newest the highest id given out so far, for anybody; {@code horizon} the highest that is no longer kept */
    public record Extent(long horizon, long newest) {}

    public Extent extent() throws SQLException {
        String sql = "SELECT id, (SELECT coalesce(max(id), 0) FROM outbox) FROM outbox_horizon";
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Extent(row.getLong(1), Math.max(row.getLong(1), row.getLong(2)));
        }
    }

    /** The newest id that {@code audience} was told, and never below what is no longer kept. */
    public long newest(String audience) throws SQLException {
        String sql = "SELECT greatest(h.id, coalesce((SELECT max(o.id) FROM outbox o WHERE o.audience = ?), 0))"
                + " FROM outbox_horizon h";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, audience);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    public List<OutboxEvent> after(String audience, long id, int limit) throws SQLException {
        String sql = "SELECT id, kind, ride_id, payload FROM outbox WHERE audience = ? AND id > ? ORDER BY id LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, audience);
            select.setLong(2, id);
            select.setInt(3, limit);
            List<OutboxEvent> events = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(new OutboxEvent(
                            rows.getLong(1), audience, rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
            return events;
        }
    }

    /** The newest id of each of these audiences that has any. */
    public Map<String, Long> newest(Collection<String> audiences) throws SQLException {
        String sql = "SELECT a, (SELECT max(id) FROM outbox WHERE audience = a) FROM unnest(?) a";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", audiences.toArray()));
            Map<String, Long> newest = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    newest.put(rows.getString(1), rows.getLong(2));
                }
            }
            return newest;
        }
    }

    /** Tells every replica something that is not kept: up to 8,000 bytes, lost where nobody listens. */
    public void broadcast(String channel, String message) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement notify = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            notify.setString(1, channel);
            notify.setString(2, message);
            notify.execute();
        }
    }

    /** Forgets what is older than a day, by the database's clock; the horizon moves with it in one statement. */
    public int forgetOld() throws SQLException {
        String sql = """
                WITH gone AS (DELETE FROM outbox WHERE at < clock_timestamp() - interval '24 hours' RETURNING id),
                     moved AS (UPDATE outbox_horizon SET id = greatest(id, (SELECT max(id) FROM gone))
                               WHERE EXISTS (SELECT 1 FROM gone))
                SELECT count(*) FROM gone""";
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
