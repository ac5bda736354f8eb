package org.ridewell.rides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;

/** Fifty riders, eight captains, everybody at once: no ride has two captains, no captain two rides. */
class ContestedRidesIT {

    private static final int RIDES = 50;
    private static final int CAPTAINS = 8;

    @Test
    void eachRideHasOneCaptainAndEachCaptainOneRide() throws Exception {
        try (LibertyServer server = LibertyServer.start(
                Map.of("RIDEWELL_REQUEST_PATIENCE", "PT10M", "RIDEWELL_CAPTAIN_SILENCE", "PT10M"))) {
            RideJourney journey = new RideJourney(server);
            List<ApiClient> riders = new ArrayList<>();
            for (int i = 0; i < RIDES; i++) {
                riders.add(journey.rider());
            }
            // last: a position that is not fresh gets no offer
            List<ApiClient> captains = new ArrayList<>();
            for (int i = 0; i < CAPTAINS; i++) {
                captains.add(journey.captain("CAR"));
            }
            ExecutorService pool = Executors.newFixedThreadPool(16);
            try {
                Map<String, String> takenBy = new ConcurrentHashMap<>();
                Set<String> rides = ConcurrentHashMap.newKeySet();
                List<Future<?>> work = new ArrayList<>();
                for (ApiClient rider : riders) {
                    work.add(pool.submit(() -> rides.add(journey.book(rider, "CAR", RideJourney.card("tok_ok"))
                            .expect(201)
                            .text("id"))));
                }
                for (ApiClient captain : captains) {
                    // two phones of one captain
                    work.add(pool.submit(() -> acceptAll(captain, takenBy)));
                    work.add(pool.submit(() -> acceptAll(captain, takenBy)));
                }
                for (Future<?> future : work) {
                    future.get();
                }
                assertThat(rides).hasSize(RIDES);
                assertThat(takenBy).isNotEmpty();
                assertOneForEach(captains);
            } finally {
                pool.shutdown();
            }
        }
    }

    /** Takes whatever is offered, again and again, also while a ride is under way. */
    private static void acceptAll(ApiClient captain, Map<String, String> takenBy) {
        Instant end = Instant.now().plusSeconds(25);
        while (Instant.now().isBefore(end)) {
            LockSupport.parkNanos(50_000_000);
            for (JsonNode offer : captain.get("/captain/offers").expect(200).at("/items")) {
                Answer answer =
                        captain.post("/captain/offers/" + offer.path("id").asText() + "/acceptance", null);
                assertThat(answer.status()).isIn(200, 404, 409);
                if (answer.status() == 200) {
                    takenBy.merge(
                            offer.path("rideId").asText(),
                            Integer.toString(System.identityHashCode(captain)),
                            (first, second) -> {
                                // the same captain's second phone repeats its own acceptance
                                assertThat(second).isEqualTo(first);
                                return first;
                            });
                }
            }
        }
    }

    private static void assertOneForEach(List<ApiClient> captains) {
        Map<String, Integer> ridesTaken = new HashMap<>();
        Set<String> busy = new HashSet<>();
        for (ApiClient captain : captains) {
            JsonNode mine = captain.get("/rides").expect(200).at("/items");
            assertThat(mine.size()).isLessThanOrEqualTo(1);
            for (JsonNode ride : mine) {
                ridesTaken.merge(ride.path("id").asText(), 1, Integer::sum);
                assertThat(ride.path("state").asText()).isEqualTo("ACCEPTED");
                busy.add(ride.path("id").asText());
            }
        }
        assertThat(ridesTaken.values()).containsOnly(1);
        assertThat(busy).isNotEmpty();
    }
}
