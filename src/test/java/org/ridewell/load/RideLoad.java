package org.ridewell.load;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Steady, real rides over the API: riders ask for a quote and book, captains of its own take the offer, arrive, start with the
 * rider's code and complete. Counts requests that failed for a reason of the system's (5xx, no answer in 5 s, no connection) and
 * rides that were acknowledged and then lost. Needs a JDK and nothing else:
 * {@code java src/test/java/org/ridewell/load/RideLoad.java URL PAIRS SECONDS OUT.jsonl}, one line a second and a last one with the sums.
 */
public final class RideLoad {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String PASSWORD = "steady load of rides";
    // below the access token's 15 minutes
    private static final Duration SESSION = Duration.ofMinutes(10);
    private static final String PICKUP = position(43.7392, 7.4277);
    private static final String DESTINATION = position(43.7352, 7.4213);

    private final String base;
    private final int people;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Map<String, String> startCodes = new ConcurrentHashMap<>();
    private final Queue<Long> tookMillis = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder booked = new LongAdder();
    private final LongAdder completed = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private volatile boolean running = true;

    private RideLoad(String base, int pairs) {
        this.base = base;
        this.people = 2 * pairs;
    }

    public static void main(String[] arguments) throws Exception {
        // A connection kept alive would stay with one pod; a router in front spreads requests, and so does this.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
        if (arguments.length != 4) {
            throw new IllegalArgumentException("URL PAIRS SECONDS OUT.jsonl");
        }
        new RideLoad(arguments[0], Integer.parseInt(arguments[1]))
                .run(Long.parseLong(arguments[2]), Path.of(arguments[3]));
    }

    private void run(long seconds, Path out) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(people);
        ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor();
        try (PrintStream lines = new PrintStream(Files.newOutputStream(out), true, StandardCharsets.UTF_8)) {
            for (int i = 0; i < people; i += 2) {
                pool.execute(new Rider());
                pool.execute(new Captain());
            }
            ScheduledFuture<?> reports =
                    reporter.scheduleAtFixedRate(() -> lines.println(line(false)), 1, 1, TimeUnit.SECONDS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> running = false));
            pool.shutdown();
            pool.awaitTermination(seconds, TimeUnit.SECONDS);
            running = false;
            pool.awaitTermination(20, TimeUnit.SECONDS);
            pool.shutdownNow();
            reports.cancel(false);
            reporter.shutdownNow();
            lines.println(line(true));
        }
    }

    private String line(boolean last) {
        List<Long> took = new ArrayList<>();
        for (Long next = tookMillis.poll(); next != null; next = tookMillis.poll()) {
            took.add(next);
        }
        took.sort(null);
        long p95 = took.isEmpty() ? 0 : took.get((int) (took.size() * 0.95));
        return "{\"at\":%d,\"last\":%b,\"answered\":%d,\"failed\":%d,\"booked\":%d,\"completed\":%d,\"lost\":%d,\"p95\":%d,\"failures\":%s}"
                .formatted(
                        Instant.now().toEpochMilli(),
                        last,
                        answered.sum(),
                        failed.sum(),
                        booked.sum(),
                        completed.sum(),
                        lost.sum(),
                        p95,
                        failuresAsJson());
    }

    private String failuresAsJson() {
        StringBuilder json = new StringBuilder("{");
        failures.forEach((what, n) -> json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(what)
                .append("\":")
                .append(n.sum()));
        return json.append('}').toString();
    }

    /** An answer, or status 0 when there was none. */
    private record Answer(int status, String body) {

        Optional<String> text(String field) {
            Matcher found =
                    Pattern.compile("\"" + field + "\"\\s*:\\s*\"([^\"]*)\"").matcher(body);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }

        boolean isOurFault() {
            return status == 0 || status >= 500;
        }
    }

    /** Somebody with an account, who signs in again before the token ends. */
    private abstract class Person implements Runnable {

        private final String email = "load." + UUID.randomUUID() + "@example.org";
        private final String role;
        private String token = "";
        private Instant signedIn = Instant.EPOCH;

        Person(String role) {
            this.role = role;
        }

        @Override
        public void run() {
            // people come one after another, as fast as a small machine signs them up
            pause(ThreadLocalRandom.current().nextLong(2000L * people));
            untilDone(this::signUp);
            while (running) {
                if (Duration.between(signedIn, Instant.now()).compareTo(SESSION) >= 0) {
                    untilDone(this::signIn);
                }
                step();
                pause(500);
            }
        }

        /** Each time after a longer pause, as clients should: a password costs the server a good part of a second. */
        private void untilDone(BooleanSupplier attempt) {
            for (long pause = 1000; running && !attempt.getAsBoolean(); pause = Math.min(16_000, pause * 2)) {
                pause(pause + ThreadLocalRandom.current().nextLong(pause));
            }
        }

        abstract void step();

        private boolean signUp() {
            String captain = """
                    ,"captain":{"licenceNumber":"L-%1$s","vehicle":{"product":"CAR","model":"Zoe","plate":"%1$s","colour":"blue","capacity":4}}\
                    """.formatted(email.substring(5, 13));
            String body = """
                    {"role":"%s","name":"Load","email":"%s","phone":"+37799999999","password":"%s"%s}""".formatted(role, email, PASSWORD, role.equals("CAPTAIN") ? captain : "");
            int status = send("POST", "/accounts", body, Map.of()).status();
            return status == 201 || status == 409;
        }

        private boolean signIn() {
            Answer session = send(
                    "POST", "/sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD), Map.of());
            session.text("accessToken").ifPresent(given -> {
                token = given;
                signedIn = Instant.now();
            });
            return session.status() == 201;
        }

        /** As this person; the same key and body as often as there is no answer. */
        Answer ask(String method, String path, String body) {
            String key = UUID.randomUUID().toString();
            Answer answer = attempt(method, path, body, key);
            for (int again = 0; again < 20 && running && answer.isOurFault(); again++) {
                pause(500);
                answer = attempt(method, path, body, key);
            }
            if (answer.status() == 401) {
                signedIn = Instant.EPOCH;
            }
            return answer;
        }

        private Answer attempt(String method, String path, String body, String key) {
            return send(method, path, body, Map.of("Authorization", "Bearer " + token, "Idempotency-Key", key));
        }
    }

    private final class Rider extends Person {

        Rider() {
            super("RIDER");
        }

        @Override
        void step() {
            Optional<String> quote = ask(
                            "POST",
                            "/quotes",
                            "{\"pickup\":{\"position\":%s},\"destination\":{\"position\":%s}}"
                                    .formatted(PICKUP, DESTINATION))
                    .text("id");
            if (quote.isEmpty()) {
                return;
            }
            Answer ride = ask(
                    "POST",
                    "/rides",
                    "{\"quoteId\":\"%s\",\"product\":\"CAR\",\"paymentMethod\":{\"type\":\"CASH\"}}"
                            .formatted(quote.get()));
            if (ride.status() == 201) {
                booked.increment();
                ride.text("id").ifPresent(this::follow);
            }
        }

        /** Until it ends; after a minute the rider has waited enough. */
        private void follow(String id) {
            for (int i = 0; i < 60 && running; i++) {
                pause(1000);
                Answer ride = ask("GET", "/rides/" + id, "");
                if (ride.status() == 404) {
                    lost.increment();
                    return;
                }
                ride.text("startCode").ifPresent(code -> startCodes.put(id, code));
                String state = ride.text("state").orElse("");
                if (List.of("COMPLETED", "CANCELLED", "EXPIRED").contains(state)) {
                    startCodes.remove(id);
                    return;
                }
            }
            ask("POST", "/rides/" + id + "/cancellation", "{\"reason\":\"CHANGED_MIND\"}");
        }
    }

    private final class Captain extends Person {

        private boolean online;

        Captain() {
            super("CAPTAIN");
        }

        @Override
        void step() {
            if (!online) {
                online = ask("PUT", "/captain/shift", "{\"online\":true,\"position\":%s}".formatted(PICKUP))
                                .status()
                        == 200;
                return;
            }
            drive(PICKUP);
            ask("GET", "/captain/offers", "")
                    .text("id")
                    .ifPresent(offer -> ask("POST", "/captain/offers/" + offer + "/acceptance", ""));
            Answer current = ask("GET", "/rides/current", "");
            if (current.status() == 200) {
                current.text("id").ifPresent(this::take);
            }
        }

        private void take(String id) {
            String ride = "/rides/" + id;
            drive(PICKUP);
            ask("POST", ride + "/arrival", "");
            for (int i = 0; i < 10 && running && !startCodes.containsKey(id); i++) {
                pause(500);
            }
            String code = startCodes.get(id);
            if (code == null
                    || ask("POST", ride + "/start", "{\"startCode\":\"%s\"}".formatted(code))
                                    .status()
                            != 200) {
                ask("POST", ride + "/cancellation", "{\"reason\":\"OTHER\"}");
                return;
            }
            drive(DESTINATION);
            if (ask("POST", ride + "/completion", "").status() == 200) {
                completed.increment();
            }
        }

        private void drive(String to) {
            ask("PUT", "/captain/position", "{\"position\":%s,\"at\":\"%s\"}".formatted(to, Instant.now()));
        }
    }

    private Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api" + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Connection", "close")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        long start = System.nanoTime();
        Answer answer = exchanged(request.build());
        tookMillis.add((System.nanoTime() - start) / 1_000_000);
        answered.increment();
        if (answer.isOurFault()) {
            failed.increment();
            String place = method + " " + path.replaceAll("/[0-9a-zA-Z-]{16,}", "/{id}") + " " + answer.status();
            failures.computeIfAbsent(place, any -> new LongAdder()).increment();
        }
        return answer;
    }

    private Answer exchanged(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, "");
        }
    }

    private static String position(double lat, double lon) {
        return "{\"lat\":%s,\"lon\":%s}".formatted(lat, lon);
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
