package org.ridewell.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The statements of a quote and of a booking by card, in the transactions in which the server runs them, without the server: no HTTP, no JSON, no
 * road, no card. What they write is copied from a row that the server wrote. Each thread keeps its connection, as a pool would.
 */
final class PlainJdbc implements AutoCloseable {

    private final String url;
    private final Map<Thread, Connection> own = new ConcurrentHashMap<>();
    private final List<Connection> all = new ArrayList<>();

    PlainJdbc(String url) {
        this.url = url;
    }

    /** One transaction: demand, supply for three products, insert, read back. */
    void quote() throws SQLException {
        String id = UUID.randomUUID().toString();
        read(
                "SELECT count(DISTINCT rider_id) FROM quote WHERE rider_id <> ? AND created_at > now() - ? * interval '1 second' "
                        + "AND pickup_lat BETWEEN ? AND ? AND pickup_lon BETWEEN ? AND ?",
                "x",
                300L,
                43.7257,
                43.7527,
                7.4090,
                7.4464);
        for (int kind = 0; kind < 3; kind++) {
            read(
                    "SELECT captain_id, lat, lon, heading, heard_at, "
                            + "CAST(extract(epoch FROM clock_timestamp() - idle_since) AS double precision) "
                            + "FROM captain_shift WHERE online AND NOT silent AND busy_ride IS NULL AND kind = CAST(? AS smallint) "
                            + "AND loc <@ circle(point(?, ?), ?) AND heard_at > clock_timestamp() - make_interval(secs => ?) "
                            + "ORDER BY loc <-> point(?, ?) LIMIT ?",
                    kind,
                    826_849.0,
                    5_424_310.0,
                    27_680.0,
                    30.0,
                    826_849.0,
                    5_424_310.0,
                    50);
        }
        write(
                "INSERT INTO quote SELECT ?, rider_id, now(), now() + interval '300 second', pickup_name, pickup_lat, pickup_lon, "
                        + "destination_name, destination_lat, destination_lon, distance, duration, polyline, promo, fares, NULL "
                        + "FROM quote WHERE id = (SELECT min(id) FROM quote)",
                id);
        read("SELECT * FROM quote WHERE id = ?", id);
        commit();
    }

    /** A rider of their own for each booking, with a quote like that of {@code ride}. Not part of what is measured. */
    String rider(String ride) throws SQLException {
        String id = UUID.randomUUID().toString();
        write(
                "INSERT INTO quote SELECT ?, ?, now(), now() + interval '300 second', pickup_name, pickup_lat, pickup_lon, "
                        + "destination_name, destination_lat, destination_lon, distance, duration, polyline, promo, fares, NULL "
                        + "FROM quote WHERE used_by_ride = ?",
                "q" + id,
                id,
                ride);
        commit();
        return id;
    }

    /** Five transactions: what is going to be asked, the try, the sandbox's own books, and the ride with all that belongs to it. */
    void booking(String id, String template) throws SQLException {
        begin(id, template);
        read("SELECT * FROM gateway_call WHERE key = ?", "a:" + id);
        commit();
        write(
                "UPDATE gateway_call SET attempts = attempts + 1, due_at = clock_timestamp() + interval '7 second' "
                        + "WHERE key = ? AND state = 'OPEN'",
                "a:" + id);
        commit();
        charge(id);
        finish(id, template);
    }

    private void begin(String id, String template) throws SQLException {
        write(
                "INSERT INTO idempotent_request (account_id, key, body_hash, subject, lease_until) "
                        + "VALUES (?, 'k', 'h', ?, now() + interval '10 second') ON CONFLICT (account_id, key) DO NOTHING",
                id,
                id);
        read("SELECT * FROM ride_payment WHERE ride_id = ?", id);
        read("SELECT id FROM account WHERE id = ? AND deleted_at IS NULL FOR KEY SHARE", id);
        read("SELECT token FROM payment_method WHERE rider_id = ? AND id = ?", id, "tok_ok");
        read(
                "SELECT * FROM ride WHERE (rider_id = ? AND state IN ('REQUESTED', 'ACCEPTED', 'ARRIVED', 'STARTED')) "
                        + "OR (captain_id = ? AND state IN ('ACCEPTED', 'ARRIVED', 'STARTED'))",
                id,
                id);
        redeem(id);
        read("SELECT * FROM ride_payment WHERE ride_id = ?", id);
        write(
                "INSERT INTO ride_payment (ride_id, rider_id, type, token, label, net, tax, rebate, amount, currency, state) "
                        + "SELECT ?, ?, type, token, label, net, tax, rebate, amount, currency, 'INTENT' "
                        + "FROM ride_payment WHERE ride_id = ?",
                id,
                id,
                template);
        write(
                "INSERT INTO gateway_call (key, ride_id, account_id, kind, token, amount, currency, state, due_at) "
                        + "VALUES (?, ?, ?, 'AUTHORISE', 'tok_ok', 770, 'EUR', 'OPEN', now() + interval '150 second') "
                        + "ON CONFLICT (key) DO NOTHING",
                "a:" + id,
                id,
                id);
        commit();
    }

    private void redeem(String id) throws SQLException {
        read("SELECT * FROM quote WHERE id = ?", "q" + id);
        write(
                "UPDATE quote SET used_by_ride = ? WHERE id = ? AND rider_id = ? "
                        + "AND (used_by_ride = ? OR (used_by_ride IS NULL AND expires_at > now()))",
                id,
                "q" + id,
                id,
                id);
    }

    private void charge(String id) throws SQLException {
        read("SELECT charge, approved, reason FROM sandbox_charge WHERE key = ?", "a:" + id);
        write(
                "INSERT INTO sandbox_charge (key, charge, kind, token, amount, currency, approved) "
                        + "VALUES (?, ?, 'AUTHORISE', 'tok_ok', 770, 'EUR', true) ON CONFLICT (key) DO NOTHING",
                "a:" + id,
                "c" + id);
        read("SELECT charge, approved, reason FROM sandbox_charge WHERE key = ?", "a:" + id);
        commit();
    }

    private void finish(String id, String template) throws SQLException {
        redeem(id);
        write(
                "UPDATE ride_payment SET state = 'AUTHORISED', touched_at = now() WHERE ride_id = ? AND state = 'INTENT'",
                id);
        write(
                "UPDATE gateway_call SET state = 'APPROVED', charge = ? WHERE key = ? AND state = 'OPEN'",
                "c" + id,
                "a:" + id);
        write(
                "INSERT INTO ride (id, rider_id, state, product, quote_id, pickup_name, pickup_lat, pickup_lon, destination_name, "
                        + "destination_lat, destination_lon, distance, duration, polyline, fare, total, currency, payment_type, "
                        + "payment_label, start_code_hash, requested_at, lapses_at) SELECT ?, ?, 'REQUESTED', product, ?, pickup_name, "
                        + "pickup_lat, pickup_lon, destination_name, destination_lat, destination_lon, distance, duration, polyline, "
                        + "fare, total, currency, payment_type, payment_label, start_code_hash, now(), now() + interval '1 hour' FROM ride WHERE id = ? "
                        + "ON CONFLICT (rider_id) WHERE state IN ('REQUESTED', 'ACCEPTED', 'ARRIVED', 'STARTED') DO NOTHING",
                id,
                id,
                "q" + id,
                template);
        write(
                "INSERT INTO ride_event (ride_id, to_state, at, by_kind, by_account) VALUES (?, 'REQUESTED', now(), 'RIDER', ?)",
                id,
                id);
        read("SELECT * FROM ride WHERE id = ?", id);
        write("UPDATE dispatch_search SET ended_at = NULL, round = 0 WHERE ride_id = ? AND ended_at IS NOT NULL", id);
        write(
                "UPDATE idempotent_request SET status = 201, answer = '{}' WHERE account_id = ? AND key = 'k' AND status IS NULL",
                id);
        read(
                "SELECT outbox_append(?, 'ride', ?, (SELECT max(payload) FROM outbox WHERE ride_id = ?))",
                id,
                id,
                template);
        commit();
    }

    /** Nobody looks for captains of these rides any more. Not part of what is measured. */
    void endAllRequests() throws SQLException {
        write("UPDATE ride SET state = 'EXPIRED', expired_at = now() WHERE state = 'REQUESTED'");
        commit();
    }

    List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection().prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        commit();
        return values;
    }

    private void read(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    private void write(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection().prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private void commit() throws SQLException {
        connection().commit();
    }

    private Connection connection() throws SQLException {
        Connection kept = own.get(Thread.currentThread());
        if (kept == null) {
            kept = DriverManager.getConnection(url);
            kept.setAutoCommit(false);
            own.put(Thread.currentThread(), kept);
            synchronized (all) {
                all.add(kept);
            }
        }
        return kept;
    }

    @Override
    public void close() throws SQLException {
        synchronized (all) {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }
}
