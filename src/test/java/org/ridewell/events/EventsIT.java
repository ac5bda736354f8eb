package org.ridewell.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.system.ApiClient;
import org.ridewell.system.EventStream;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** Streams that lose their line, and clients that ask for what cannot be. */
class EventsIT {

    private final RideSystem system = new RideSystem(LibertyServer.shared());

    private static void cancel(ApiClient rider, String ride) {
        rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_MIND"))
                .expect(200);
    }

    @Test
    void givesAClientThatComesBackExactlyWhatItMissed() {
        ApiClient rider = system.rider();
        String id;
        String missed;
        try (EventStream events = rider.events("/me/events")) {
            id = events.lastId();
        }
        missed = RideSystem.bookInCash(rider, "MOTO");
        cancel(rider, missed);
        String later;
        try (EventStream events = rider.events("/me/events", id)) {
            events.await("ride", data -> data.path("state").asText().equals("CANCELLED"));
            assertThat(states(events)).containsExactly("REQUESTED", "CANCELLED");
            later = events.heard().get(0).id();
        }
        try (EventStream events = rider.events("/me/events", later)) {
            events.await("ride", data -> data.path("state").asText().equals("CANCELLED"));
            assertThat(states(events)).containsExactly("CANCELLED");
        }
    }

    private static List<String> states(EventStream events) {
        return events.heard().stream()
                .filter(event -> event.name().equals("ride"))
                .map(event -> event.data().path("state").asText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "-5", "999999999999999", "1.5", "99999999999999999999999999"})
    void asksForAReloadWhenTheLastIdMeansNothing(String id) {
        try (EventStream events = system.rider().events("/me/events", id)) {
            assertThat(events.status()).isEqualTo(200);
            events.await("reset", data -> true);
        }
    }

    @Test
    void beatsItsHeartAtLeastEveryFiveSeconds() {
        try (EventStream events = system.rider().events("/me/events")) {
            Awaitility.await().atMost(Duration.ofSeconds(12)).until(() -> events.heartbeats() >= 2);
        }
    }

    @Test
    void tellsNobodyOfARideThatIsNotTheirs() {
        ApiClient rider = system.rider();
        String ride = RideSystem.bookInCash(rider, "MOTO");
        assertThat(system.rider().get("/rides/" + ride + "/events").status()).isEqualTo(404);
        assertThat(system.anonymous().get("/rides/" + ride + "/events").status())
                .isEqualTo(401);
        assertThat(system.anonymous().get("/me/events").status()).isEqualTo(401);
        try (EventStream others = system.rider().events("/me/events")) {
            cancel(rider, ride);
            Awaitility.await()
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> others.heard().isEmpty());
        }
    }

    @Test
    void closesWhenTheSessionEnds() {
        ApiClient rider = system.rider();
        try (EventStream events = rider.events("/me/events")) {
            rider.delete("/sessions/current").expect(204);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(events::isEnded);
        }
    }
}
