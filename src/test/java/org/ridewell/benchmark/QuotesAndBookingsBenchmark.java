package org.ridewell.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/**
 * Quotes and bookings over HTTP against plain JDBC that runs the same statements on the same database, taking turns in one run: what it prints are
 * ratios, because absolute figures are the machine's. Clients, server and database share its cores. Run it by {@code ./mvnw -Pbenchmark verify}.
 */
class QuotesAndBookingsBenchmark {

    private static final Logger LOG = Logger.getLogger(QuotesAndBookingsBenchmark.class.getName());
    private static final int THREADS = 4;
    private static final int RIDERS = Integer.getInteger("benchmark.riders", 40);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    /** Rounds of both before the first that counts: the server's code is compiled by then. */
    private static final int WARM_UP = 3;

    private static final int QUOTES = 200;

    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

    /** How long each call took, and all of them. */
    private static final class Figures {

        private final List<Double> millis = new ArrayList<>();
        private double seconds;

        private double rate() {
            return millis.size() / seconds;
        }

        private double p95() {
            List<Double> sorted = new ArrayList<>(millis);
            Collections.sort(sorted);
            return sorted.get((int) (sorted.size() * 0.95));
        }

        String against(Figures plain) {
            return String.format(
                    Locale.ROOT,
                    "%.0f/s, p95 %.1f ms; plain JDBC %.0f/s, p95 %.1f ms; ratio of rates %.2f, of p95 %.1f",
                    rate(),
                    p95(),
                    plain.rate(),
                    plain.p95(),
                    rate() / plain.rate(),
                    p95() / plain.p95());
        }
    }

    @Test
    void printsRatiosAgainstPlainJdbc() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                LibertyServer server = LibertyServer.start(Map.of(
                        // as it runs for riders, not as for tests
                        "JVM_ARGS",
                        "-Xmx700m",
                        "DATABASE_URL",
                        "postgres://postgres:postgres@localhost:" + postgres.getPort() + "/postgres"));
                PlainJdbc plain = new PlainJdbc(postgres.getJdbcUrl("postgres", "postgres"))) {
            RideSystem system = new RideSystem(server);
            List<ApiClient> riders = new ArrayList<>();
            for (int i = 0; i < RIDERS; i++) {
                riders.add(system.rider());
            }
            quotes(system, riders.get(0), plain);
            bookings(system, riders, plain);
        } finally {
            pool.shutdown();
        }
    }

    private void quotes(RideSystem system, ApiClient rider, PlainJdbc plain) throws Exception {
        Figures quotes = new Figures();
        Figures plainQuotes = new Figures();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            List<Callable<?>> calls = Collections.nCopies(QUOTES, () -> quote(system, rider));
            List<Callable<?>> plainCalls = Collections.nCopies(QUOTES, () -> {
                plain.quote();
                return null;
            });
            run(calls, round < 0 ? new Figures() : quotes);
            run(plainCalls, round < 0 ? new Figures() : plainQuotes);
        }
        LOG.info(() -> "quotes:   " + quotes.against(plainQuotes));
    }

    private void bookings(RideSystem system, List<ApiClient> riders, PlainJdbc plain) throws Exception {
        Figures bookings = new Figures();
        Figures plainBookings = new Figures();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            List<Callable<?>> calls = new ArrayList<>();
            for (ApiClient rider : riders) {
                JsonNode quote = quote(system, rider);
                calls.add(() -> system.book(rider, quote, "CAR").expect(201));
            }
            run(calls, round < 0 ? new Figures() : bookings);
            List<Callable<?>> plainCalls = new ArrayList<>();
            for (String ride : plain.column("SELECT id FROM ride WHERE state = 'REQUESTED' AND id IN "
                    + "(SELECT ride_id FROM gateway_call WHERE kind = 'AUTHORISE' AND key LIKE 'authorise:%')")) {
                String rider = plain.rider(ride);
                plainCalls.add(() -> {
                    plain.booking(rider, ride);
                    return null;
                });
            }
            assertThat(plainCalls).hasSize(RIDERS);
            for (ApiClient rider : riders) {
                String ride = rider.get("/rides/current").expect(200).text("id");
                rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_PLANS"))
                        .expect(200);
            }
            run(plainCalls, round < 0 ? new Figures() : plainBookings);
            plain.endAllRequests();
        }
        LOG.info(() -> "bookings: " + bookings.against(plainBookings));
    }

    private static JsonNode quote(RideSystem system, ApiClient rider) {
        return system.quote(rider, RideSystem.CASINO, RideSystem.PORT_HERCULE);
    }

    private void run(List<Callable<?>> calls, Figures into) throws Exception {
        List<Callable<Double>> timed = new ArrayList<>();
        for (Callable<?> call : calls) {
            timed.add(() -> {
                long start = System.nanoTime();
                call.call();
                return (System.nanoTime() - start) / 1e6;
            });
        }
        long begin = System.nanoTime();
        for (Future<Double> done : pool.invokeAll(timed)) {
            into.millis.add(done.get());
        }
        into.seconds += (System.nanoTime() - begin) / 1e9;
    }
}
