package org.ridewell.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/**
 * Quotes and bookings over HTTP against plain JDBC that runs the same statements on the same database, in one run: what it prints are ratios, because
 * absolute figures are the machine's. Run it by {@code ./mvnw -Pbenchmark verify}.
 */
class QuotesAndBookingsBenchmark {

    private static final Logger LOG = Logger.getLogger(QuotesAndBookingsBenchmark.class.getName());
    private static final int THREADS = 4;
    private static final int RIDERS = Integer.getInteger("benchmark.riders", 60);
    private static final int WARM_UP = RIDERS / 3;
    private static final int QUOTES = RIDERS * 5;

    /** Calls a second and the 95th percentile in milliseconds. */
    private record Figures(double rate, double p95) {

        String against(Figures plain) {
            return String.format(
                    Locale.ROOT,
                    "%.0f/s, p95 %.1f ms; plain JDBC %.0f/s, p95 %.1f ms; ratio of rates %.2f, of p95 %.1f",
                    rate,
                    p95,
                    plain.rate,
                    plain.p95,
                    rate / plain.rate,
                    p95 / plain.p95);
        }
    }

    @Test
    void printsRatiosAgainstPlainJdbc() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                LibertyServer server = LibertyServer.start(Map.of(
                        "DATABASE_URL",
                        "postgres://postgres:postgres@localhost:" + postgres.getPort() + "/postgres"))) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            RideSystem system = new RideSystem(server);
            ConcurrentLinkedQueue<ApiClient> riders = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < RIDERS; i++) {
                riders.add(system.rider());
            }
            ApiClient quoting = system.rider();
            measured(WARM_UP, () -> quote(system, quoting));
            Figures quotes = measured(QUOTES, () -> quote(system, quoting));
            Figures plainQuotes = measured(QUOTES, () -> plainQuote(url));

            ConcurrentLinkedQueue<Runnable> bookings = new ConcurrentLinkedQueue<>();
            for (ApiClient rider : riders) {
                JsonNode quote = quote(system, rider);
                bookings.add(() -> system.book(rider, quote, "CAR").expect(201));
            }
            Figures booked = measured(RIDERS, () -> {
                Runnable booking = bookings.poll();
                if (booking != null) {
                    booking.run();
                }
                return null;
            });
            List<String> templates = column(url, "SELECT id FROM ride ORDER BY id");
            ConcurrentLinkedQueue<String> left = new ConcurrentLinkedQueue<>(templates);
            Figures plainBooked = measured(templates.size(), () -> plainBooking(url, left.remove()));
            LOG.info(() -> "quotes:   " + quotes.against(plainQuotes));
            LOG.info(() -> "bookings: " + booked.against(plainBooked));
            assertThat(templates).hasSize(RIDERS);
        }
    }

    private static JsonNode quote(RideSystem system, ApiClient rider) {
        return system.quote(rider, RideSystem.CASINO, RideSystem.PORT_HERCULE);
    }

    /** The statements of a quote: demand, supply for three products, insert, read back. */
    private static Void plainQuote(String url) throws SQLException {
        inTransaction(url, connection -> {
            read(
                    connection,
                    "SELECT count(DISTINCT rider_id) FROM quote WHERE rider_id <> 'x' "
                            + "AND created_at > now() - interval '300 second' AND pickup_lat BETWEEN 43.72 AND 43.76 "
                            + "AND pickup_lon BETWEEN 7.40 AND 7.45");
            for (int kind = 0; kind < 3; kind++) {
                read(
                        connection,
                        "SELECT captain_id, lat, lon FROM captain_shift WHERE kind = " + kind
                                + "::smallint AND online AND busy_ride IS NULL ORDER BY loc <-> point(826000, 5425000) LIMIT 50");
            }
            String id = UUID.randomUUID().toString();
            write(
                    connection,
                    "INSERT INTO quote SELECT '" + id
                            + "', rider_id, now(), now() + interval '300 second', pickup_name, "
                            + "pickup_lat, pickup_lon, destination_name, destination_lat, destination_lon, distance, duration, polyline, promo, "
                            + "fares, NULL FROM quote ORDER BY created_at LIMIT 1");
            read(connection, "SELECT * FROM quote WHERE id = '" + id + "'");
        });
        return null;
    }

    /** The statements of a booking by card, in its three transactions, with another ride as the pattern. */
    private static Void plainBooking(String url, String template) throws SQLException {
        String id = UUID.randomUUID().toString();
        inTransaction(url, connection -> {
            write(
                    connection,
                    "INSERT INTO idempotent_request (account_id, key, body_hash, subject, lease_until) VALUES ('" + id
                            + "', 'k', 'h', '" + id + "', now() + interval '10 second')");
            read(connection, "SELECT * FROM ride WHERE rider_id = '" + id + "'");
            write(
                    connection,
                    "INSERT INTO quote SELECT 'q" + id + "', '" + id + "', now(), now() + interval '300 second', "
                            + "pickup_name, pickup_lat, pickup_lon, destination_name, destination_lat, destination_lon, distance, duration, "
                            + "polyline, promo, fares, '" + id + "' FROM quote WHERE used_by_ride = '" + template
                            + "'");
            write(
                    connection,
                    "INSERT INTO ride_payment SELECT '" + id + "', '" + id
                            + "', captain_id, type, token, label, net, tax, "
                            + "rebate, amount, currency, 0, 0, 'INTENT' FROM ride_payment WHERE ride_id = '" + template
                            + "'");
            write(
                    connection,
                    "INSERT INTO gateway_call (key, ride_id, account_id, kind, amount, currency, state, due_at) VALUES ('a:"
                            + id + "', '" + id + "', '" + id
                            + "', 'AUTHORISE', 770, 'EUR', 'OPEN', now() + interval '1 day')");
        });
        inTransaction(url, connection -> {
            read(connection, "SELECT * FROM sandbox_charge WHERE key = 'a:" + id + "'");
            write(
                    connection,
                    "INSERT INTO sandbox_charge (key, charge, kind, token, amount, currency, approved) VALUES ('a:" + id
                            + "', '" + id + "', 'AUTHORISE', 'tok_ok', 770, 'EUR', true)");
        });
        inTransaction(url, connection -> {
            read(connection, "SELECT * FROM quote WHERE id = 'q" + id + "'");
            write(
                    connection,
                    "UPDATE ride_payment SET state = 'AUTHORISED' WHERE ride_id = '" + id + "' AND state = 'INTENT'");
            write(
                    connection,
                    "UPDATE gateway_call SET state = 'APPROVED' WHERE key = 'a:" + id + "' AND state = 'OPEN'");
            write(
                    connection,
                    "INSERT INTO ride (id, rider_id, state, product, quote_id, pickup_name, pickup_lat, pickup_lon, "
                            + "destination_name, destination_lat, destination_lon, distance, duration, polyline, fare, total, currency, "
                            + "payment_type, payment_label, start_code_hash, requested_at, lapses_at) SELECT '" + id
                            + "', '" + id
                            + "', 'REQUESTED', product, 'q" + id
                            + "', pickup_name, pickup_lat, pickup_lon, destination_name, destination_lat, "
                            + "destination_lon, distance, duration, polyline, fare, total, currency, payment_type, payment_label, "
                            + "start_code_hash, now(), now() FROM ride WHERE id = '" + template + "'");
            write(
                    connection,
                    "INSERT INTO ride_event (ride_id, to_state, at, by_kind) VALUES ('" + id
                            + "', 'REQUESTED', now(), 'RIDER')");
            read(connection, "SELECT * FROM ride WHERE id = '" + id + "'");
            read(connection, "SELECT outbox_append('" + id + "', 'ride', '" + id + "', '{}')");
            write(
                    connection,
                    "UPDATE idempotent_request SET status = 201, answer = '{}' WHERE account_id = '" + id + "'");
        });
        return null;
    }

    private static Figures measured(int calls, Callable<?> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            long begin = System.nanoTime();
            List<Callable<Double>> timed = Collections.nCopies(calls, () -> {
                long start = System.nanoTime();
                call.call();
                return (System.nanoTime() - start) / 1e6;
            });
            List<Double> millis = new ArrayList<>();
            for (Future<Double> done : pool.invokeAll(timed)) {
                millis.add(done.get());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            Collections.sort(millis);
            return new Figures(calls / seconds, millis.get((int) (calls * 0.95)));
        } finally {
            pool.shutdown();
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** Each thread keeps its connection, as a pool would. */
    private static final ThreadLocal<Connection> KEPT = new ThreadLocal<>();

    private static void inTransaction(String url, Work work) throws SQLException {
        if (KEPT.get() == null) {
            KEPT.set(DriverManager.getConnection(url));
            KEPT.get().setAutoCommit(false);
        }
        work.on(KEPT.get());
        KEPT.get().commit();
    }

    private static void write(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    private static void read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    private static List<String> column(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
