package org.ridewell.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
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
    void refusesStarsThatThereAreNot() {
        ApiClient rider = system.rider();
        rider.post("/feedback", Map.of("stars", 6)).expect(422);
        rider.post("/feedback", Map.of("stars", 5, "text", "Fine")).expect(201);
    }
}
