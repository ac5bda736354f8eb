package org.ridewell.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One operation fails and all others are fine: seen all the same, by the operation. And what must hold is measured. */
class FailingBookingsIT {

    private static LibertyServer server;

    private final RideSystem ridewell = new RideSystem(server);

    @BeforeAll
    static void start() {
        server = LibertyServer.start(Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyThirdBookingFailsOpensAnIncidentThatSaysWhyNothingIsRolledBackAndCallsAHuman() {
        ApiClient ops = ridewell.demo("ops");
        ApiClient rider = ridewell.demo("rider");
        ops.post("/ops/chaos/every-third-booking-fails", null).expect(200);
        JsonNode unknownQuote = rider.get("/me").expect(200).body();

        JsonNode incident = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            ridewell.book(rider, unknownQuote, "CAR");
                            return badRevision(ops.get("/ops/incidents").body());
                        },
                        found -> found.filter(i -> decided(i, "PAGE", "DONE")).isPresent())
                .orElseThrow();

        assertThat(incident.path("reason").asText()).contains("POST /rides").contains("booking");
        assertThat(incident.path("decisions")).anySatisfy(d -> {
            assertThat(d.path("remedy").asText()).isEqualTo("ROLL_BACK");
            assertThat(d.path("reason").asText()).contains("no revision before");
        });
        assertThat(incident.path("decisions"))
                .anySatisfy(d -> assertThat(d.path("reason").asText()).endsWith(": mail to 1 address"));
        assertThat(ridewell.anonymous().get("//inbox").expect(200).body().asText())
                .contains("Ridewell needs a human: BAD_REVISION")
                .contains("Incident: " + incident.path("id").asText());
        assertThat(server.metrics()).containsPattern("ridewell_incidents_escalated\\{[^}]*} 1");
        ops.delete("/ops/chaos/every-third-booking-fails").expect(200);
    }

    @Test
    void whatMustHoldIsMeasured() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(server.metrics())
                        .containsPattern("ridewell_invariant_violations\\{[^}]*invariant=\"lost-ride\"[^}]*} 0")
                        .containsPattern(
                                "ridewell_invariant_violations\\{[^}]*invariant=\"double-booked-captain\"[^}]*} 0")
                        .containsPattern("ridewell_invariant_violations\\{[^}]*invariant=\"unbalanced-ledger\"[^}]*} 0")
                        .containsPattern("ridewell_dependency_failed_calls_total\\{[^}]*dependency=\"maps\"[^}]*} 0"));
    }

    private static Optional<JsonNode> badRevision(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(i -> i.path("fault").asText().equals("BAD_REVISION"))
                .findFirst();
    }

    private static boolean decided(JsonNode incident, String remedy, String outcome) {
        return StreamSupport.stream(incident.path("decisions").spliterator(), false)
                .anyMatch(d -> d.path("remedy").asText().equals(remedy)
                        && d.path("outcome").asText().equals(outcome));
    }
}
