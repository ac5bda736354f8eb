package org.ridewell.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridewell.system.RideSystem.position;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.EventStream;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** Offers over the API and Server-Sent Events; captains think for three seconds here. */
class DispatchIT {

    private static final Map<String, Double> NEAR = position(43.7390, 7.4270);
    private static final Map<String, Double> FARTHER = position(43.7330, 7.4170);

    private static LibertyServer server;
    private final RideSystem system = new RideSystem(server);
    private final List<ApiClient> online = new ArrayList<>();
    private final ScheduledExecutorService phones = Executors.newScheduledThreadPool(2);

    @BeforeAll
    static void startServer() {
        server = LibertyServer.start(Map.of("RIDEWELL_OFFER_SECONDS", "3"));
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
    void takesAWholeRideWithEveryStepToldLive() {
        ApiClient rider = system.rider();
        ApiClient captain = captain(NEAR);
        try (EventStream ridersEvents = rider.events("/me/events");
                EventStream captainsEvents = captain.events("/me/events")) {
            Instant asked = Instant.now();
            String ride = book(rider);
            JsonNode offer = offer(captainsEvents, ride);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(offer.path("earnings").path("amount").asLong()).isPositive();
            assertThat(offer.path("pickupDistance").asLong()).isPositive();

            captain.post("/captain/offers/" + offer.path("id").asText() + "/acceptance", null)
                    .expect(200);
            String code = told(ridersEvents, "ACCEPTED").at("/ride/startCode").asText();
            assertThat(told(captainsEvents, "ACCEPTED").at("/ride/startCode").isMissingNode())
                    .isTrue();
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
