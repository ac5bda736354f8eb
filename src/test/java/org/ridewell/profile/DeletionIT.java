package org.ridewell.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridewell.rides.RideJourney.card;
import static org.ridewell.rides.RideJourney.newKey;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ridewell.rides.RideJourney;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;
import org.ridewell.system.RivalTransaction;

/** Nobody leaves with money on the way, whatever happens at the same time. */
class DeletionIT {

    private final RideJourney journey = new RideJourney(LibertyServer.shared());
    private final ApiClient rider = journey.rider();

    @Test
    void isRefusedWhileThereIsMoneyInTheWallet() {
        journey.topUp(rider, newKey(), 1000, card("tok_ok")).expect(201);
        isRefused(rider, "money-left");
        rider.get("/me").expect(200);
    }

    @Test
    void isRefusedWhileTheGatewayHasNotAnswered() throws SQLException {
        String id = rider.get("/me").expect(200).text("id");
        try (RivalTransaction topUp = new RivalTransaction(LibertyServer.shared())) {
            topUp.execute(
                    "INSERT INTO gateway_call (key, account_id, kind, token, amount, currency, state, due_at)"
                            + " VALUES (?, ?, 'TOP_UP', 'tok_ok', 1000, 'EUR', 'OPEN', now() + interval '1 hour')",
                    "top_up:" + id,
                    id);
            topUp.commit();
        }
        isRefused(rider, "open-business");
    }

    @Test
    void isRefusedToARiderWhoOwesARideAndToACaptainWhoEarnedIt() {
        ApiClient captain = journey.captain("AUTO");
        String ride = journey.book(rider, "AUTO", card("tok_declined_on_capture"))
                .expect(201)
                .text("id");
        isRefused(rider, "open-business");
        journey.pickUp(rider, captain, ride);
        isRefused(captain, "open-business");
        journey.complete(captain, ride).expect(200);
        captain.put("/captain/shift", Map.of("online", false)).expect(200);
        isRefused(captain, "money-left");
        journey.awaitPayment(rider, ride, "DUE");
        isRefused(rider, "open-business");
        rider.post("/rides/" + ride + "/payment", Map.of("paymentMethod", card("tok_ok")))
                .expect(200);
        delete(rider).expect(204);
    }

    @Test
    void waitsForWhatHasBegunAndSeesIt() throws SQLException {
        String id = rider.get("/me").expect(200).text("id");
        try (RivalTransaction booking = new RivalTransaction(LibertyServer.shared())) {
            booking.execute("SELECT id FROM account WHERE id = ? FOR KEY SHARE", id);
            CompletableFuture<Answer> deletion = CompletableFuture.supplyAsync(() -> delete(rider));
            booking.awaitWaiting(1);
            booking.execute("INSERT INTO wallet (account_id, balance, currency) VALUES (?, 500, 'EUR')", id);
            booking.commit();
            assertThat(deletion.join().expect(409).text("type")).endsWith("money-left");
        }
    }

    @Test
    void leavesNothingThatBeginsAfterIt() throws SQLException {
        ApiClient captain = journey.system().captain("CAR");
        JsonNode quote = journey.quote(rider);
        try (RivalTransaction deletion = new RivalTransaction(LibertyServer.shared())) {
            for (ApiClient each : new ApiClient[] {rider, captain}) {
                String id = each.get("/me").expect(200).text("id");
                deletion.execute("SELECT id FROM account WHERE id = ? FOR UPDATE", id);
                deletion.execute("UPDATE account SET deleted_at = now() WHERE id = ?", id);
            }
            var booked = CompletableFuture.supplyAsync(
                    () -> journey.book(rider, newKey(), quote, "CAR", Map.of("type", "CASH")));
            var filled = CompletableFuture.supplyAsync(() -> journey.topUp(rider, newKey(), 1000, card("tok_ok")));
            var online = CompletableFuture.supplyAsync(
                    () -> captain.put("/captain/shift", Map.of("online", true, "position", RideSystem.CASINO)));
            deletion.awaitWaiting(3);
            deletion.commit();
            booked.join().expect(401);
            filled.join().expect(401);
            online.join().expect(401);
        }
    }

    @Test
    void takesAlongWhatSaysWhoTheyWereAndWhereTheyWent() throws SQLException {
        String id = rider.get("/me").expect(200).text("id");
        rider.post("/me/places", Map.of("name", "Home", "position", RideSystem.CASINO))
                .expect(201);
        rider.post("/me/payment-methods", Map.of("token", "tok_ok")).expect(201);
        rider.post("/feedback", Map.of("stars", 5, "text", "Nice")).expect(201);
        delete(rider).expect(204);
        try (RivalTransaction reader = new RivalTransaction(LibertyServer.shared())) {
            assertThat(reader.committed("""
                            SELECT (SELECT count(*) FROM saved_place WHERE account_id = ?)
                                 + (SELECT count(*) FROM payment_method WHERE rider_id = ?)
                                 + (SELECT count(*) FROM notification WHERE account_id = ?)
                                 + (SELECT count(*) FROM feedback WHERE account_id = ?)""", id, id, id, id)).isEqualTo("0");
        }
    }

    private static void isRefused(ApiClient who, String why) {
        assertThat(delete(who).expect(409).text("type")).endsWith(why);
    }

    private static Answer delete(ApiClient who) {
        return who.post("/me/deletion", Map.of("password", RideSystem.PASSWORD));
    }
}
