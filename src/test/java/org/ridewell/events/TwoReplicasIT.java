package org.ridewell.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridewell.system.ApiClient;
import org.ridewell.system.EventStream;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** The rider is at one replica, the captain at another, the database is one. */
class TwoReplicasIT {

    private static LibertyServer first;
    private static LibertyServer second;

    @BeforeAll
    static void startServers() {
        first = LibertyServer.start(Map.of());
        second = LibertyServer.start(Map.of("DATABASE_URL", first.databaseUrl()));
    }

    @AfterAll
    static void stopServers() {
        second.close();
        first.close();
    }

    @Test
    void areOneSystemForRiderAndCaptain() {
        ApiClient rider = new RideSystem(first).rider();
        ApiClient captain = new RideSystem(second).captainOnline("CAR", RideSystem.CASINO);
        try (EventStream riders = rider.events("/me/events");
                EventStream captains = captain.events("/me/events")) {
            riders.lastId();
            captains.lastId();
            String ride = book(rider);
            JsonNode offer = captains.await(
                            "offer", data -> data.path("rideId").asText().equals(ride))
                    .data();
            Instant accepted = Instant.now();
            captain.post("/captain/offers/" + offer.path("id").asText() + "/acceptance", null)
                    .expect(200);
            riders.await("ride", data -> data.path("state").asText().equals("ACCEPTED"));
            assertThat(Duration.between(accepted, Instant.now())).isLessThan(Duration.ofSeconds(3));
        }
    }

    private static String book(ApiClient rider) {
        String quote = rider.post(
                        "/quotes",
                        Map.of(
                                "pickup", Map.of("position", RideSystem.CASINO),
                                "destination", Map.of("position", RideSystem.PORT_HERCULE)))
                .expect(201)
                .text("id");
        return rider.with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/rides", Map.of("quoteId", quote, "product", "CAR", "paymentMethod", Map.of("type", "CASH")))
                .expect(201)
                .text("id");
    }
}
