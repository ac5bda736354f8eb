package org.ridewell.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridewell.rides.RideJourney.newKey;

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

/** Inbox, support, feedback and referrals on a real server. */
class EngagementIT {

    private final RideSystem system = new RideSystem(LibertyServer.shared());

    @Test
    void tellsTheInboxOfATicketAndMarksItRead() {
        ApiClient rider = system.rider();
        rider.post("/support/tickets", Map.of("kind", "LOST_ITEM", "text", "A blue umbrella"))
                .expect(201);
        assertThat(rider.get("/support/tickets").at("/items/0/kind").asText()).isEqualTo("LOST_ITEM");
        Answer inbox = rider.get("/me/notifications").expect(200);
        assertThat(inbox.at("/unread").asInt()).isEqualTo(1);
        String id = inbox.at("/items/0/id").asText();
        system.rider().put("/me/notifications/" + id + "/read", null).expect(404);
        rider.put("/me/notifications/" + id + "/read", null).expect(204);
        assertThat(rider.get("/me/notifications").at("/unread").asInt()).isZero();
    }

    @Test
    void takesATicketAboutARideOfItsOwnOnly() {
        RideJourney journey = new RideJourney(LibertyServer.shared());
        ApiClient rider = system.rider();
        String ride =
                journey.book(rider, "CAR", Map.of("type", "CASH")).expect(201).text("id");
        Map<String, String> about = Map.of("kind", "RIDE", "rideId", ride, "text", "It was late");
        assertThat(rider.post("/support/tickets", about).expect(201).text("rideId"))
                .isEqualTo(ride);
        ApiClient stranger = system.rider();
        stranger.post("/support/tickets", about).expect(404);
        stranger.post("/support/tickets", Map.of("kind", "RIDE", "rideId", "0".repeat(26), "text", "No such ride"))
                .expect(404);
        assertThat(stranger.get("/support/tickets").expect(200).at("/items")).isEmpty();
        rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_PLANS"))
                .expect(200);
    }

    @Test
    void opensATicketOnceUnderOneKeyAndEachTimeWithoutOne() {
        ApiClient rider = system.rider();
        ApiClient impatient = rider.with("Idempotency-Key", newKey());
        Map<String, String> lost = Map.of("kind", "LOST_ITEM", "text", " A blue umbrella ");
        // as an impatient phone does
        CompletableFuture<Answer> again = CompletableFuture.supplyAsync(() -> impatient.post("/support/tickets", lost));
        Answer opened = impatient.post("/support/tickets", lost).expect(201);
        assertThat(again.join().expect(201).body()).isEqualTo(opened.body());
        impatient
                .post("/support/tickets", Map.of("kind", "LOST_ITEM", "text", "A red umbrella"))
                .expect(422);
        impatient.post("/feedback", Map.of("stars", 5)).expect(422);
        assertThat(rider.get("/support/tickets").at("/items")).hasSize(1);
        assertThat(rider.get("/me/notifications").at("/unread").asInt()).isEqualTo(1);
        rider.post("/support/tickets", lost).expect(201);
        rider.post("/support/tickets", lost).expect(201);
        assertThat(rider.get("/support/tickets").at("/items")).hasSize(3);
    }

    @Test
    void takesATicketUnderAKeyThatWasRefusedBefore() {
        ApiClient patient = system.rider().with("Idempotency-Key", newKey());
        patient.post("/support/tickets", Map.of("kind", "RIDE", "rideId", "0".repeat(26), "text", "No such ride"))
                .expect(404);
        patient.post("/support/tickets", Map.of("kind", "OTHER", "text", "No ride at all"))
                .expect(201);
    }

    @Test
    void keepsAnOpinionOnceUnderOneKey() throws SQLException {
        ApiClient rider = system.rider();
        ApiClient impatient = rider.with("Idempotency-Key", newKey());
        Answer kept =
                impatient.post("/feedback", Map.of("stars", 4, "text", "Fine")).expect(201);
        assertThat(impatient
                        .post("/feedback", Map.of("stars", 4, "text", "Fine"))
                        .expect(201)
                        .body())
                .isEqualTo(kept.body());
        impatient.post("/feedback", Map.of("stars", 5, "text", "Fine")).expect(422);
        try (RivalTransaction onlooker = new RivalTransaction(LibertyServer.shared())) {
            assertThat(onlooker.committed(
                            "SELECT count(*) FROM feedback WHERE account_id = ?",
                            rider.get("/me").expect(200).text("id")))
                    .isEqualTo("1");
        }
    }

    @Test
    void countsAnInvitationOnce() {
        ApiClient inviter = system.rider();
        ApiClient invited = system.rider();
        String code = inviter.get("/me/referrals").expect(200).text("code");
        inviter.post("/me/referrals", Map.of("code", code)).expect(422);
        invited.post("/me/referrals", Map.of("code", "NOSUCH")).expect(422);
        invited.post("/me/referrals", Map.of("code", code)).expect(201);
        invited.post("/me/referrals", Map.of("code", code)).expect(409);
        assertThat(inviter.get("/me/referrals").at("/invited").asInt()).isEqualTo(1);
    }

    @Test
    void thanksBothSidesOfAnInvitationOnceWithTheFirstRide() {
        RideJourney journey = new RideJourney(LibertyServer.shared());
        ApiClient inviter = system.rider();
        ApiClient invited = system.rider();
        ApiClient captain = journey.captain("MOTO");
        String code = inviter.get("/me/referrals").expect(200).text("code");
        invited.post("/me/referrals", Map.of("code", code)).expect(201);
        String back = invited.get("/me/referrals").expect(200).text("code");
        inviter.post("/me/referrals", Map.of("code", back)).expect(409);
        for (int ride = 0; ride < 2; ride++) {
            String id = journey.book(invited, "MOTO", Map.of("type", "CASH"))
                    .expect(201)
                    .text("id");
            assertThat(balance(inviter)).isEqualTo(ride * 500L);
            journey.pickUp(invited, captain, id);
            journey.complete(captain, id).expect(200);
            assertThat(balance(inviter)).isEqualTo(500);
            assertThat(balance(invited)).isEqualTo(500);
        }
        captain.put("/captain/shift", Map.of("online", false)).expect(200);
        assertThat(inviter.get("/me/referrals").at("/rewarded").asInt()).isEqualTo(1);
        assertThat(inviter.get("/me/notifications").at("/items").findValuesAsText("kind"))
                .containsOnlyOnce("REFERRAL_PAID");
    }

    @Test
    void thanksNobodyWhoDeletedTheirAccountMeanwhile() throws SQLException {
        RideJourney journey = new RideJourney(LibertyServer.shared());
        ApiClient inviter = system.rider();
        ApiClient invited = system.rider();
        ApiClient captain = journey.captain("MOTO");
        String gone = inviter.get("/me").expect(200).text("id");
        String code = inviter.get("/me/referrals").expect(200).text("code");
        invited.post("/me/referrals", Map.of("code", code)).expect(201);
        inviter.post("/me/deletion", Map.of("password", RideSystem.PASSWORD)).expect(204);
        system.rider().post("/me/referrals", Map.of("code", code)).expect(422);
        String id = journey.book(invited, "MOTO", Map.of("type", "CASH"))
                .expect(201)
                .text("id");
        journey.pickUp(invited, captain, id);
        journey.complete(captain, id).expect(200);
        captain.put("/captain/shift", Map.of("online", false)).expect(200);
        assertThat(balance(invited)).isEqualTo(500);
        try (RivalTransaction onlooker = new RivalTransaction(LibertyServer.shared())) {
            assertThat(onlooker.committed("SELECT count(*) FROM wallet WHERE account_id = ?", gone))
                    .isEqualTo("0");
            assertThat(onlooker.committed("SELECT count(*) FROM notification WHERE account_id = ?", gone))
                    .isEqualTo("0");
        }
    }

    private static long balance(ApiClient rider) {
        return rider.get("/me/wallet").expect(200).at("/balance/amount").asLong();
    }

    @Test
    void refusesStarsThatThereAreNot() {
        ApiClient rider = system.rider();
        rider.post("/feedback", Map.of("stars", 6)).expect(422);
        rider.post("/feedback", Map.of("stars", 5, "text", "Fine")).expect(201);
    }
}
