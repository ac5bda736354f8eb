package org.ridewell.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridewell.rides.RideJourney;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

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
