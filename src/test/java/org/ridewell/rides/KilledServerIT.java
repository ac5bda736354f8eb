package org.ridewell.rides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridewell.rides.RideJourney.card;
import static org.ridewell.rides.RideJourney.newKey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;

/** The server's JVM is killed with no warning; what it had acknowledged is there, what it had not can be retried. */
class KilledServerIT {

    @Test
    void losesNothingThatWasAcknowledgedAndDoesARetryOnce() {
        try (LibertyServer server = LibertyServer.start(
                Map.of("RIDEWELL_REQUEST_PATIENCE", "PT20M", "RIDEWELL_CAPTAIN_SILENCE", "PT20M"))) {
            RideJourney journey = new RideJourney(server);
            ApiClient rider = journey.rider();
            ApiClient captain = journey.captain("CAR");
            JsonNode quote = journey.quote(rider);
            String key = newKey();

            // killed while the slow card is being asked: nothing was acknowledged
            CompletableFuture<Answer> unanswered =
                    CompletableFuture.supplyAsync(() -> journey.book(rider, key, quote, "CAR", card("tok_slow")));
            kill(server, 1_500);
            assertThat(unanswered).failsWithin(Duration.ofSeconds(30));
            server.restart();
            Answer booked = Awaitility.await("the retry")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> journey.book(rider, key, quote, "CAR", card("tok_slow")), a -> a.status() == 201);
            String rideId = booked.text("id");
            assertThat(rider.get("/rides").expect(200).at("/items")).hasSize(1);

            // killed right after a completion, an acceptance and a booking were acknowledged
            ApiClient passenger = journey.rider();
            ApiClient driver = journey.captain("MOTO");
            String driven =
                    journey.book(passenger, "MOTO", card("tok_ok")).expect(201).text("id");
            journey.pickUp(passenger, driver, driven);
            ApiClient another = journey.rider();
            JsonNode offered = journey.quote(another);
            String anothersKey = newKey();
            captain.put("/captain/shift", Map.of("online", true, "position", org.ridewell.system.RideSystem.CASINO))
                    .expect(200);
            journey.accept(captain, rideId);
            journey.complete(driver, driven).expect(200);
            String waiting = journey.book(another, anothersKey, offered, "CAR", card("tok_ok"))
                    .expect(201)
                    .text("id");
            server.kill();
            server.restart();
            assertThat(journey.book(another, anothersKey, offered, "CAR", card("tok_ok"))
                            .expect(201)
                            .text("id"))
                    .isEqualTo(waiting);
            another.post("/rides/" + waiting + "/cancellation", Map.of("reason", "CHANGED_MIND"))
                    .expect(200);
            assertThat(captain.get("/rides/current").expect(200).text("state")).isEqualTo("ACCEPTED");
            assertThat(passenger.get("/rides/" + driven).expect(200).text("state"))
                    .isEqualTo("COMPLETED");
            isPaidOnce(journey, passenger, driver, driven);

            captain.post("/rides/" + rideId + "/arrival", null).expect(200);
            captain.post("/rides/" + rideId + "/start", Map.of("startCode", journey.startCode(rider, rideId)))
                    .expect(200);
            // killed in mid-completion, wherever that is
            CompletableFuture<Answer> completing =
                    CompletableFuture.supplyAsync(() -> journey.complete(captain, rideId));
            kill(server, 20);
            completing.exceptionally(lost -> null).join();
            server.restart();
            journey.complete(captain, rideId).expect(200);
            isPaidOnce(journey, rider, captain, rideId);
        }
    }

    private static void isPaidOnce(RideJourney journey, ApiClient rider, ApiClient captain, String rideId) {
        journey.awaitPayment(rider, rideId, "CAPTURED");
        Answer payment = journey.payment(rider, rideId);
        assertThat(RideJourney.ledgerSum(payment)).isZero();
        assertThat(payment.at("/captured")).isEqualTo(payment.at("/amount"));
        assertThat(captain.get("/captain/earnings").expect(200).at("/rides").asInt())
                .isEqualTo(1);
    }

    private static void kill(LibertyServer server, long afterMillis) {
        CompletableFuture.runAsync(server::kill, CompletableFuture.delayedExecutor(afterMillis, TimeUnit.MILLISECONDS))
                .join();
    }
}
