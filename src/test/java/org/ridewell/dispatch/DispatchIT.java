package org.ridewell.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridewell.system.RideSystem.position;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridewell.geo.entity.Position;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.EventStream;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** Offers over the API and Server-Sent Events; captains think for three seconds here. */
class DispatchIT {

    private static final Map<String, Double> NEAR = position(43.7390, 7.4270);
    private static final Map<String, Double> FARTHER = position(43.7330, 7.4170);

    /** What the upkeep is to remove. */
    private static final String OLD = """
            SELECT (SELECT count(*) FROM dispatch_search WHERE ride_id = 'long-gone')
                 + (SELECT count(*) FROM ride_offer WHERE ride_id = 'long-gone')
                 + (SELECT count(*) FROM dispatch_trace WHERE ride_id = 'long-gone')
                 + (SELECT count(*) FROM idempotent_request WHERE account_id = 'long-gone')
                 + (SELECT count(*) FROM quote WHERE id = 'long-gone')
                 + (SELECT count(*) FROM ride_message WHERE id = 'long-gone')""";

    private static final String WATCHDOG = "a secret that only a watchdog knows of";

    private static LibertyServer server;
    private final RideSystem system = new RideSystem(server);
    private final List<ApiClient> online = new ArrayList<>();
    private final ScheduledExecutorService phones = Executors.newScheduledThreadPool(2);

    @BeforeAll
    static void startServer() {
        server = LibertyServer.start(Map.of(
                "RIDEWELL_OFFER_SECONDS",
                "6",
                "RIDEWELL_CAPTAIN_SILENCE",
                "PT20S",
                "RIDEWELL_UPKEEP_EVERY",
                "PT2S",
                "RIDEWELL_WATCHDOG_SECRET",
                WATCHDOG));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @AfterEach
    void sendHome() {
        phones.shutdownNow();
        online.forEach(captain -> captain.put("/captain/shift", Map.of("online", false)));
    }

    private ApiClient captain(Map<String, Double> at) {
        ApiClient captain = system.captainOnline("CAR", at);
        online.add(captain);
        // a captain who says nothing for 30 seconds gets no offers, and a busy machine may need that long
        ScheduledFuture<?> unused = phones.scheduleWithFixedDelay(
                () -> captain.put(
                        "/captain/position",
                        Map.of("position", at, "at", Instant.now().toString())),
                5,
                5,
                TimeUnit.SECONDS);
        return captain;
    }

    private static List<JsonNode> offersOf(ApiClient captain, String ride) {
        List<JsonNode> offers = new ArrayList<>();
        captain.get("/captain/offers").expect(200).at("/items").forEach(offers::add);
        offers.removeIf(offer -> !offer.path("rideId").asText().equals(ride));
        return offers;
    }

    private static String book(ApiClient rider) {
        JsonNode quote = rider.post(
                        "/quotes",
                        Map.of(
                                "pickup", Map.of("position", RideSystem.CASINO),
                                "destination", Map.of("position", RideSystem.PORT_HERCULE)))
                .expect(201)
                .body();
        return rider.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/rides",
                        Map.of(
                                "quoteId",
                                quote.path("id").asText(),
                                "product",
                                "CAR",
                                "paymentMethod",
                                Map.of("type", "CASH")))
                .expect(201)
                .text("id");
    }

    private static JsonNode offer(EventStream events, String rideId) {
        return events.await("offer", data -> data.path("rideId").asText().equals(rideId))
                .data();
    }

    private static JsonNode told(EventStream events, String state) {
        return events.await("ride", data -> data.path("state").asText().equals(state))
                .data();
    }

    @Test
    void takesAWholeRideWithEveryStepToldLive() throws SQLException {
        ApiClient rider = system.rider();
        ApiClient captain = captain(NEAR);
        try (EventStream ridersEvents = rider.events("/me/events");
                EventStream captainsEvents = captain.events("/me/events")) {
            Instant asked = Instant.now();
            String ride = book(rider);
            JsonNode offer = offer(captainsEvents, ride);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(offer.path("earnings").path("amount").asLong()).isPositive();
            assertThat(offer.path("pickupDistance").asLong()).isPositive();

            captain.post("/captain/offers/" + offer.path("id").asText() + "/acceptance", null)
                    .expect(200);
            String code = told(ridersEvents, "ACCEPTED").at("/ride/startCode").asText();
            assertThat(code).matches("[0-9]{4}");
            assertThat(told(captainsEvents, "ACCEPTED").at("/ride/startCode").isMissingNode())
                    .isTrue();
            assertThat(rider.get("/rides/" + ride).text("startCode")).isEqualTo(code);
            assertThat(count("SELECT count(*) FROM outbox WHERE payload LIKE '%\"startCode\":\"\"%' AND ride_id = '"
                            + ride + "'"))
                    .isEqualTo(1);
            try (EventStream ofRide = rider.events("/rides/" + ride + "/events")) {
                captain.put(
                                "/captain/position",
                                Map.of(
                                        "position",
                                        position(43.7391, 7.4275),
                                        "heading",
                                        40,
                                        "at",
                                        Instant.now().toString()))
                        .expect(204);
                JsonNode position = ofRide.await("position", data -> true).data();
                assertThat(position.path("rideId").asText()).isEqualTo(ride);
                assertThat(position.path("eta").isNumber()).isTrue();

                captain.post("/rides/" + ride + "/arrival", null).expect(200);
                captain.post("/rides/" + ride + "/start", Map.of("startCode", code))
                        .expect(200);
                captain.post("/rides/" + ride + "/completion", null).expect(200);
                told(ofRide, "COMPLETED");
            }
            told(ridersEvents, "COMPLETED");
            assertThat(count("SELECT count(*) FROM outbox WHERE payload LIKE '%\"" + code + "\"%'"))
                    .isZero();
            assertThat(ridersEvents.heard().stream()
                            .filter(event -> event.name().equals("ride"))
                            .map(event -> event.data().path("state").asText()))
                    .containsExactly("REQUESTED", "ACCEPTED", "ARRIVED", "STARTED", "COMPLETED");
        }
    }

    @Test
    void asksTheNextCaptainAtOnceWhenOneDeclinesAndNeverTheSameAgain() {
        ApiClient rider = system.rider();
        ApiClient first = captain(NEAR);
        ApiClient second = captain(FARTHER);
        try (EventStream ofFirst = first.events("/me/events");
                EventStream ofSecond = second.events("/me/events")) {
            String ride = book(rider);
            String id = offer(ofFirst, ride).path("id").asText();
            assertThat(offersOf(second, ride)).isEmpty();
            second.post("/captain/offers/" + id + "/acceptance", null).expect(404);
            first.post("/captain/offers/" + id + "/refusal", null).expect(204);
            first.post("/captain/offers/" + id + "/refusal", null).expect(204);
            first.post("/captain/offers/" + id + "/acceptance", null).expect(409);

            String next = offer(ofSecond, ride).path("id").asText();
            second.post("/captain/offers/" + next + "/refusal", null).expect(204);
            Awaitility.await()
                    .during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> offersOf(first, ride).isEmpty()
                            && offersOf(second, ride).isEmpty());
            JsonNode trace = system.demo("ops")
                    .get("/rides/" + ride + "/dispatch")
                    .expect(200)
                    .at("/items");
            assertThat(trace.findValuesAsText("verdict")).contains("OFFERED", "NOT_THE_BEST", "DECLINED_BEFORE");
            rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_MIND"));
        }
    }

    @Test
    void takesAnOfferBackThatNobodyAnswersOrThatIsOfNoUseAnyMore() {
        ApiClient rider = system.rider();
        ApiClient silent = captain(NEAR);
        try (EventStream events = silent.events("/me/events")) {
            String ride = book(rider);
            String first = offer(events, ride).path("id").asText();
            assertThat(withdrawn(events, first).path("reason").asText()).isEqualTo("LAPSED");
            silent.post("/captain/offers/" + first + "/acceptance", null).expect(409);

            String second = events.await(
                            "offer", data -> !data.path("id").asText().equals(first))
                    .data()
                    .path("id")
                    .asText();
            rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_MIND"))
                    .expect(200);
            assertThat(withdrawn(events, second).path("reason").asText()).isEqualTo("WITHDRAWN");
        }
    }

    @Test
    void asksTheNextCaptainAtOnceWhenOneGoesOfflineWithAnOffer() {
        ApiClient rider = system.rider();
        ApiClient leaving = captain(NEAR);
        ApiClient next = captain(FARTHER);
        try (EventStream ofLeaving = leaving.events("/me/events");
                EventStream ofNext = next.events("/me/events")) {
            String ride = book(rider);
            String id = offer(ofLeaving, ride).path("id").asText();
            leaving.put("/captain/shift", Map.of("online", false)).expect(200);
            assertThat(withdrawn(ofLeaving, id).path("reason").asText()).isEqualTo("WITHDRAWN");
            offer(ofNext, ride);
            leaving.post("/captain/offers/" + id + "/acceptance", null).expect(409);
            rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_MIND"));
        }
    }

    @Test
    void replacesACaptainWhoFallsSilentOnTheWayToThePickup() {
        ApiClient rider = system.rider();
        // no phone of this one says anything after the first word
        ApiClient silent = system.captainOnline("CAR", NEAR);
        online.add(silent);
        ApiClient other = captain(FARTHER);
        try (EventStream ofRider = rider.events("/me/events");
                EventStream ofSilent = silent.events("/me/events")) {
            String ride = book(rider);
            String first = offer(ofSilent, ride).path("id").asText();
            silent.post("/captain/offers/" + first + "/acceptance", null).expect(200);
            told(ofRider, "ACCEPTED");

            String second = Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> offersOf(other, ride), offers -> !offers.isEmpty())
                    .get(0)
                    .path("id")
                    .asText();
            notified(ofRider, "CAPTAIN_REPLACED");
            notified(ofSilent, "RIDE_TAKEN_BACK");
            silent.get("/rides/" + ride).expect(404);
            silent.get("/rides/current").expect(204);
            silent.post("/captain/offers/" + first + "/acceptance", null).expect(409);

            // back again, and not asked for this ride any more
            silent.put(
                            "/captain/position",
                            Map.of("position", NEAR, "at", Instant.now().toString()))
                    .expect(204);
            other.post("/captain/offers/" + second + "/refusal", null).expect(204);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> verdicts(ride)
                    .contains("FELL_SILENT_BEFORE"));
            ApiClient third = captain(FARTHER);
            String last = Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> offersOf(third, ride), offers -> !offers.isEmpty())
                    .get(0)
                    .path("id")
                    .asText();
            third.post("/captain/offers/" + last + "/acceptance", null).expect(200);
            assertThat(rider.get("/rides/" + ride).expect(200).text("state")).isEqualTo("ACCEPTED");
            rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_MIND"));
        }
    }

    private List<String> verdicts(String ride) {
        return system.demo("ops")
                .get("/rides/" + ride + "/dispatch")
                .expect(200)
                .at("/items")
                .findValuesAsText("verdict");
    }

    private static void notified(EventStream events, String kind) {
        events.await("notification", data -> data.path("kind").asText().equals(kind));
    }

    @Test
    void forgetsOldRowsThatNobodyNeedsAnyMore() throws SQLException {
        try (Connection database = database();
                Statement sql = database.createStatement()) {
            sql.executeUpdate("INSERT INTO dispatch_search (ride_id, ended_at) VALUES "
                    + "('long-gone', now() - interval '91 days'), ('lately', now() - interval '89 days')");
            sql.executeUpdate("INSERT INTO ride_offer (id, ride_id, captain_id, round, state, body, expires_at) VALUES "
                    + "('long-gone', 'long-gone', 'c', 0, 'LAPSED', '{}', now())");
            sql.executeUpdate("INSERT INTO dispatch_trace (ride_id, round, captain_id, verdict) VALUES "
                    + "('long-gone', 0, 'c', 'OFFERED')");
            sql.executeUpdate(
                    "INSERT INTO idempotent_request (account_id, key, body_hash, subject, lease_until, created_at) "
                            + "VALUES ('long-gone', 'k', 'h', 's', now(), now() - interval '8 days')");
            sql.executeUpdate(
                    "INSERT INTO quote (id, rider_id, created_at, expires_at, pickup_name, pickup_lat, pickup_lon, "
                            + "destination_name, destination_lat, destination_lon, distance, duration, polyline, fares) VALUES "
                            + "('long-gone', 'r', now() - interval '2 days', now(), '', 0, 0, '', 0, 0, 1, 1, '', '[]')");
            sql.executeUpdate(
                    "INSERT INTO ride_message (id, ride_id, captain_id, from_side, from_id, text, sent_at) VALUES "
                            + "('long-gone', 'r', 'c', 'CAPTAIN', 'c', 'Hello', now() - interval '31 days'), "
                            + "('lately', 'r', 'c', 'CAPTAIN', 'c', 'Hello', now() - interval '29 days')");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count(sql, OLD) == 0);
            assertThat(count(sql, "SELECT count(*) FROM dispatch_search WHERE ride_id = 'lately'"))
                    .isEqualTo(1);
            assertThat(count(sql, "SELECT count(*) FROM ride_message WHERE id = 'lately'"))
                    .isEqualTo(1);
        }
    }

    private static Connection database() throws SQLException {
        URI url = URI.create(server.databaseUrl());
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + url.getPort() + "/postgres", "postgres", "postgres");
    }

    private static int count(String query) throws SQLException {
        try (Connection database = database();
                Statement sql = database.createStatement()) {
            return count(sql, query);
        }
    }

    private static int count(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void goesOnWithEstimatesAndWithoutPricesWhileTheMapsAreAway() throws Exception {
        ApiClient ops = system.demo("ops");
        ApiClient first = system.rider();
        ApiClient second = system.rider();
        JsonNode firstQuote = system.quote(first, RideSystem.CASINO, RideSystem.PORT_HERCULE);
        JsonNode secondQuote = system.quote(second, RideSystem.CASINO, RideSystem.PORT_HERCULE);
        ApiClient near = captain(NEAR);
        ApiClient farther = captain(FARTHER);
        try (EventStream ofNear = near.events("/me/events");
                EventStream ofFarther = farther.events("/me/events")) {
            protect("OPEN_BREAKER", "maps");
            assertThat(refusedForAMoment(first, "maps-away")).isBetween(10L, 60L);
            String ride = system.book(first, firstQuote, "CAR").expect(201).text("id");
            JsonNode offer = offer(ofNear, ride);
            assertThat(offer.path("pickupDistance").asLong()).isEqualTo(estimated(NEAR));
            assertThat(near.get("//drive").expect(200).body().asText()).contains("Trip of");
            near.post("/captain/offers/" + offer.path("id").asText() + "/acceptance", null)
                    .expect(200);
            assertThat(near.get("//drive").expect(200).body().asText()).contains("Drive to the pickup");
            protect("SHED", "quotes");
            refusedForAMoment(first, "busy");
            liftProtections();

            ops.post("/ops/chaos/maps-slow", null).expect(200);
            refusedForAMoment(first, "maps-away");
            String next = system.book(second, secondQuote, "CAR").expect(201).text("id");
            assertThat(offer(ofFarther, next).path("pickupDistance").asLong()).isEqualTo(estimated(FARTHER));
            assertThat(near.get("//drive").expect(200).body().asText()).contains("Drive to the pickup");
            allRefusedForAMoment(first);
            first.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_MIND"));
            second.post("/rides/" + next + "/cancellation", Map.of("reason", "CHANGED_MIND"));
        } finally {
            ops.delete("/ops/chaos/maps-slow");
            awaitMaps(first);
        }
    }

    /** Metres, as the crow flies and a detour. */
    private static long estimated(Map<String, Double> from) {
        return Math.round(place(from).distanceTo(place(RideSystem.CASINO)) * 1.6);
    }

    private static Position place(Map<String, Double> at) {
        return new Position(at.getOrDefault("lat", 0.0), at.getOrDefault("lon", 0.0));
    }

    /** @return the seconds after which to come again */
    private static long refusedForAMoment(ApiClient rider, String type) {
        Answer refused = askForQuote(rider).expect(503);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(refused.text("type")).endsWith("/" + type);
        assertThat(refused.text("traceId")).isNotEmpty();
        long seconds = refused.headers().firstValueAsLong("Retry-After").orElse(0);
        assertThat(seconds).isPositive().isEqualTo(refused.at("/retryAfter").asLong());
        return seconds;
    }

    /** More than the roads take at once: some time out, some find no room, and then the breaker is open. */
    private static void allRefusedForAMoment(ApiClient rider) throws Exception {
        ExecutorService fingers = Executors.newFixedThreadPool(45);
        try {
            List<Callable<Answer>> asking = Collections.nCopies(45, () -> askForQuote(rider));
            for (Future<Answer> answer : fingers.invokeAll(asking)) {
                assertThat(answer.get().status()).as("%s", answer.get().body()).isEqualTo(503);
            }
        } finally {
            fingers.shutdownNow();
        }
    }

    private static Answer askForQuote(ApiClient rider) {
        return rider.post(
                "/quotes",
                Map.of(
                        "pickup", Map.of("position", RideSystem.CASINO),
                        "destination", Map.of("position", RideSystem.PORT_HERCULE)));
    }

    /** As the watchdog does it. */
    private void protect(String kind, String target) {
        watchdog()
                .put(
                        "/internal/protections/test." + target,
                        Map.of("kind", kind, "target", target, "seconds", 60, "incident", "test"))
                .expect(200);
    }

    private void liftProtections() {
        for (JsonNode protection : protections()) {
            watchdog().delete("/internal/protections/" + protection.path("name").asText());
        }
    }

    private JsonNode protections() {
        return watchdog().get("/internal/protections").expect(200).at("/items");
    }

    private ApiClient watchdog() {
        return system.anonymous().with("Ridewell-Watchdog", WATCHDOG);
    }

    /** The watchdog may have seen the slow maps, and it ends what it began in its own time. */
    private void awaitMaps(ApiClient rider) {
        Awaitility.await("the maps")
                .during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> protections().isEmpty() && askForQuote(rider).status() == 201);
    }

    private static JsonNode withdrawn(EventStream events, String offerId) {
        return events.await("offer-withdrawn", data -> data.path("id").asText().equals(offerId))
                .data();
    }

    @Test
    void givesEachRideToOneCaptainAndEachCaptainOneRideHoweverManyPressAtOnce() throws Exception {
        List<ApiClient> captains = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            captains.add(captain(position(43.7385 + i * 0.0002, 7.4265)));
        }
        List<ApiClient> riders = new ArrayList<>();
        List<String> rides = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ApiClient rider = system.rider();
            riders.add(rider);
            rides.add(book(rider));
        }
        ExecutorService fingers = Executors.newFixedThreadPool(16);
        try {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                pressAll(fingers, captains);
                return captains.stream()
                        .allMatch(captain -> captain.get("/rides/current").status() == 200);
            });
        } finally {
            fingers.shutdownNow();
        }
        List<String> taken = captains.stream()
                .map(captain -> captain.get("/rides/current").text("id"))
                .toList();
        assertThat(taken).doesNotHaveDuplicates().hasSize(8);
        assertThat(rides).containsAll(taken);
        for (int i = 0; i < riders.size(); i++) {
            riders.get(i).post("/rides/" + rides.get(i) + "/cancellation", Map.of("reason", "CHANGED_MIND"));
        }
    }

    /** Every captain presses "accept" twice at the same time on whatever is on the screen. */
    private static void pressAll(ExecutorService fingers, List<ApiClient> captains) throws Exception {
        List<Callable<Answer>> presses = new ArrayList<>();
        for (ApiClient captain : captains) {
            for (JsonNode offer : captain.get("/captain/offers").at("/items")) {
                String path = "/captain/offers/" + offer.path("id").asText() + "/acceptance";
                presses.add(() -> captain.post(path, null));
                presses.add(() -> captain.post(path, null));
            }
        }
        for (Future<Answer> answer : fingers.invokeAll(presses)) {
            assertThat(answer.get().status()).isIn(200, 409);
        }
    }
}
