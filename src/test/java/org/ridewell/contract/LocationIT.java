package org.ridewell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridewell.rides.RideJourney.card;
import static org.ridewell.rides.RideJourney.newKey;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridewell.rides.RideJourney;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** What was made is where its answer says. */
class LocationIT {

    private final RideJourney journey = new RideJourney(LibertyServer.shared());
    private final RideSystem system = journey.system();
    private final ApiClient rider = journey.rider();

    @Test
    void leadsToWhatARiderMade() {
        leadsTo("id", rider.post("/me/places", Map.of("name", "Home", "position", RideSystem.CASINO)));
        leadsTo("id", rider.post("/me/payment-methods", Map.of("token", "tok_ok")));
        leadsTo("id", journey.topUp(rider, newKey(), 500, card("tok_ok")));
        leadsTo("id", rider.post("/support/tickets", Map.of("kind", "OTHER", "text", "Hello")));
        leadsTo("id", rider.post("/feedback", Map.of("stars", 4, "text", "Fine")));
        leadsTo(
                "id",
                rider.post(
                        "/quotes",
                        Map.of(
                                "pickup", Map.of("position", RideSystem.CASINO),
                                "destination", Map.of("position", RideSystem.PORT_HERCULE))));
        Answer ride = journey.book(rider, "CAR", card("tok_ok"));
        leadsTo("id", ride);
        leadsTo("state", rider.post("/rides/" + ride.text("id") + "/links", null));
        rider.post("/rides/" + ride.text("id") + "/cancellation", Map.of("reason", "CHANGED_PLANS"))
                .expect(200);
    }

    @Test
    void leadsToTheStandingOfWhoNamedTheirInviter() {
        String code = system.rider().get("/me/referrals").expect(200).text("code");
        leadsTo("code", rider.post("/me/referrals", Map.of("code", code)));
    }

    @Test
    void leadsToTheSessionThatASignInMade() {
        String email = RideSystem.newEmail("rider");
        system.anonymous().post("/accounts", RideSystem.account("RIDER", email)).expect(201);
        Answer signedIn = system.anonymous().post("/sessions", Map.of("email", email, "password", RideSystem.PASSWORD));
        Answer session = found(system.anonymous().as(signedIn.expect(201).text("accessToken")), signedIn);
        assertThat(session.at("/current").asBoolean()).isTrue();
        assertThat(session.text("userAgent")).isNotEmpty();
    }

    private void leadsTo(String member, Answer made) {
        assertThat(found(rider, made.expect(201)).text(member)).isNotEmpty();
    }

    private static Answer found(ApiClient client, Answer made) {
        String location = made.headers().firstValue("Location").orElseThrow();
        return client.get("/" + URI.create(location).getPath()).expect(200);
    }
}
