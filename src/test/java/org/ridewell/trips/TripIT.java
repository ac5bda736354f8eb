package org.ridewell.trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridewell.rides.RideJourney.card;
import static org.ridewell.rides.RideJourney.newKey;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ridewell.rides.RideJourney;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RivalTransaction;

/** A trip that its rider shows to somebody without an account. */
class TripIT {

    private final RideJourney journey = new RideJourney(LibertyServer.shared());

    @Test
    void showsWhereARideIsUntilItEndsAndNeitherPricesNorCodes() {
        ApiClient rider = journey.rider();
        ApiClient captain = journey.captain("MOTO");
        String ride = journey.book(rider, "MOTO", card("tok_ok")).expect(201).text("id");
        journey.accept(captain, ride);
        Answer link = rider.post("/rides/" + ride + "/links", null).expect(201);
        String path = "/trips/" + link.text("key");
        assertThat(link.text("path")).endsWith(link.text("key"));
        assertThat(link.headers().firstValue("Location"))
                .hasValueSatisfying(at -> assertThat(at).endsWith("/api" + path));

        ApiClient friend = journey.system().anonymous();
        Answer coming = friend.get(path).expect(200);
        assertThat(coming.text("state")).isEqualTo("ACCEPTED");
        assertThat(coming.at("/captain/plate").asText()).isNotEmpty();
        assertThat(coming.at("/captain/name").asText()).doesNotContain(" ");
        assertThat(coming.body().toString()).doesNotContain("startCode", "fare", "paymentMethod");

        captain.post("/rides/" + ride + "/arrival", null).expect(200);
        captain.post("/rides/" + ride + "/start", Map.of("startCode", journey.startCode(rider, ride)))
                .expect(200);
        journey.complete(captain, ride).expect(200);
        captain.put("/captain/shift", Map.of("online", false)).expect(200);
        Answer over = friend.get(path).expect(200);
        assertThat(over.text("state")).isEqualTo("COMPLETED");
        assertThat(over.body().has("captain") && !over.at("/captain").isNull()).isFalse();
        rider.post("/rides/" + ride + "/links", null).expect(409);
    }

    @Test
    void isSharedByOneLinkUnderOneKeyOfWhichNobodyElseKnows() throws SQLException {
        ApiClient rider = journey.rider();
        ApiClient impatient = rider.with("Idempotency-Key", newKey());
        String ride = journey.book(rider, "MOTO", card("tok_ok")).expect(201).text("id");
        String links = "/rides/" + ride + "/links";
        // as an impatient phone does
        CompletableFuture<Answer> again = CompletableFuture.supplyAsync(() -> impatient.post(links, null));
        Answer link = impatient.post(links, null).expect(201);
        assertThat(again.join().expect(201).body()).isEqualTo(link.body());
        assertThat(rider.post(links, null).expect(201).text("key"))
                .isNotEqualTo(rider.post(links, null).expect(201).text("key"))
                .isNotEqualTo(link.text("key"));
        impatient.post("/feedback", Map.of("stars", 5)).expect(422);
        try (RivalTransaction onlooker = new RivalTransaction(LibertyServer.shared())) {
            assertThat(onlooker.committed("SELECT count(*) FROM trip_link WHERE ride_id = ?", ride))
                    .isEqualTo("3");
            assertThat(onlooker.committed(
                            "SELECT count(*) FROM idempotent_request WHERE ? IN (subject, answer)", link.text("key")))
                    .isEqualTo("0");
        }
        rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_PLANS"))
                .expect(200);
        assertThat(impatient.post(links, null).expect(201).body()).isEqualTo(link.body());
        rider.post(links, null).expect(409);
    }

    @Test
    void knowsNoOtherKeys() {
        journey.system().anonymous().get("/trips/bm90LWEta2V5").expect(404);
    }
}
