package org.ridewell.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridewell.rides.RideJourney.card;
import static org.ridewell.rides.RideJourney.newKey;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.rides.RideJourney;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.EventStream;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;
import org.ridewell.system.RivalTransaction;

/** What rider and captain of a ride write to each other, on a real server. */
class MessagesIT {

    private final RideJourney journey = new RideJourney(LibertyServer.shared());
    private final ApiClient captain = journey.captain("MOTO");
    private final ApiClient rider = journey.rider();
    private @Nullable String ride;

    /** The next test's rides are for its own captain. */
    @AfterEach
    void goHome() {
        if (ride != null) {
            rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_PLANS"));
        }
        captain.put("/captain/shift", Map.of("online", false));
    }

    @Test
    void goBothWaysAndAreReadInTheOrderInWhichTheyWereSent() {
        String messages = accepted();
        Answer sent = send(rider, messages, " I wear a red hat. ").expect(201);
        assertThat(sent.text("from")).isEqualTo("RIDER");
        assertThat(sent.text("text")).isEqualTo("I wear a red hat.");
        assertThat(sent.text("sentAt")).isNotEmpty();
        String location = sent.headers().firstValue("Location").orElseThrow();
        assertThat(captain.get("/" + URI.create(location).getPath()).expect(200).body())
                .isEqualTo(sent.body());
        send(captain, messages, "I am outside").expect(201);

        Answer all = rider.get(messages).expect(200);
        assertThat(all.at("/items").findValuesAsText("from")).containsExactly("RIDER", "CAPTAIN");
        assertThat(all.body().has("nextCursor")).isFalse();
        Answer first = captain.get(messages + "?limit=1").expect(200);
        assertThat(first.at("/items").findValuesAsText("text")).containsExactly("I wear a red hat.");
        Answer second = captain.get(messages + "?limit=1&cursor=" + first.text("nextCursor"))
                .expect(200);
        assertThat(second.at("/items").findValuesAsText("text")).containsExactly("I am outside");
        captain.get(messages + "?limit=101").expect(422);
    }

    @Test
    void areNotThereForAnybodyElse() {
        String messages = accepted();
        String message =
                messages + "/" + send(rider, messages, "Hello").expect(201).text("id");
        for (ApiClient stranger :
                new ApiClient[] {journey.rider(), journey.system().captain("MOTO")}) {
            stranger.get(messages).expect(404);
            stranger.get(message).expect(404);
            send(stranger, messages, "Hello").expect(404);
        }
        journey.system().demo("ops").get(messages).expect(403);
    }

    @Test
    void areWrittenOnlyWhileACaptainIsOnTheRide() {
        String messages = requested();
        assertThat(send(rider, messages, "Is anybody there?").expect(409).text("currentState"))
                .isEqualTo("REQUESTED");
        assertThat(rider.get(messages).expect(200).at("/items")).isEmpty();
        journey.pickUp(rider, captain, ride);
        send(captain, messages, "Please fasten your helmet").expect(201);
        journey.complete(captain, ride).expect(200);
        Answer late = send(rider, messages, "I forgot my hat").expect(409);
        assertThat(late.text("currentState")).isEqualTo("COMPLETED");
        assertThat(late.text("type")).endsWith("wrong-state");
        assertThat(rider.get(messages).expect(200).at("/items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0,422", "1,201", "500,201", "501,422"})
    void haveOneToFiveHundredCharactersBesideTheBlanksAround(int characters, int status) {
        String messages = accepted();
        send(rider, messages, "  " + "x".repeat(characters) + " \n").expect(status);
    }

    @Test
    void areSentOnceUnderOneKey() {
        String messages = accepted();
        String key = newKey();
        ApiClient impatient = rider.with("Idempotency-Key", key);
        Map<String, String> hello = Map.of("text", "Hello");
        // as an impatient phone does
        CompletableFuture<Answer> again = CompletableFuture.supplyAsync(() -> impatient.post(messages, hello));
        Answer sent = impatient.post(messages, hello).expect(201);
        assertThat(again.join().expect(201).body()).isEqualTo(sent.body());
        impatient.post(messages, Map.of("text", "Hello?")).expect(422);
        rider.post(messages, hello).expect(400);
        assertThat(captain.get(messages).expect(200).at("/items")).hasSize(1);
        assertThat(told(captain)).isEqualTo(1);
        rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_PLANS"))
                .expect(200);
        assertThat(impatient.post(messages, hello).expect(201).body()).isEqualTo(sent.body());
    }

    @Test
    void mayBeSentUnderAKeyThatWasRefusedBefore() {
        String messages = requested();
        ApiClient patient = rider.with("Idempotency-Key", newKey());
        patient.post(messages, Map.of("text", "Hello")).expect(409);
        journey.accept(captain, ride);
        patient.post(messages, Map.of("text", "Hello")).expect(201);
    }

    @Test
    void tellTheOtherSideAtOnceAndNoOneWhatWasWritten() throws SQLException {
        String messages = accepted();
        String secret = "pineapple" + newKey();
        try (EventStream events = captain.events("/me/events")) {
            events.lastId();
            send(rider, messages, secret).expect(201);
            JsonNode news = events.await(
                            "notification", data -> data.path("kind").asText().equals("RIDE_MESSAGE"))
                    .data();
            assertThat(news.at("/params/rideId").asText()).isEqualTo(ride);
        }
        assertThat(told(captain)).isEqualTo(1);
        assertThat(told(rider)).isZero();
        assertThat(LibertyServer.shared().log()).doesNotContain(secret);
        try (RivalTransaction onlooker = new RivalTransaction(LibertyServer.shared())) {
            assertThat(onlooker.committed(
                            "SELECT (SELECT count(*) FROM outbox WHERE payload LIKE ?)"
                                    + " + (SELECT count(*) FROM notification WHERE params LIKE ?)"
                                    + " + (SELECT count(*) FROM idempotent_request WHERE answer LIKE ?)",
                            "%" + secret + "%",
                            "%" + secret + "%",
                            "%" + secret + "%"))
                    .isEqualTo("0");
        }
    }

    @Test
    void areNotPassedOnToAnotherCaptain() throws SQLException {
        String messages = accepted();
        String message = messages + "/"
                + send(rider, messages, "I wear a red hat").expect(201).text("id");
        ApiClient another = journey.system().captain("MOTO");
        goesTo(another);
        captain.get(messages).expect(404);
        another.get(message).expect(404);
        assertThat(another.get(messages).expect(200).at("/items")).isEmpty();
        assertThat(rider.get(messages).expect(200).at("/items")).isEmpty();
        send(rider, messages, "I wear a red hat").expect(201);
        assertThat(another.get(messages).expect(200).at("/items")).hasSize(1);
        goesTo(captain);
    }

    /** Nobody waits two minutes for a silent captain in a test. */
    private void goesTo(ApiClient next) throws SQLException {
        try (RivalTransaction replacement = new RivalTransaction(LibertyServer.shared())) {
            replacement.execute(
                    "UPDATE ride SET captain_id = ? WHERE id = ?",
                    next.get("/me").expect(200).text("id"),
                    ride);
            replacement.commit();
        }
    }

    @Test
    void goWithTheAccountOfWhoWroteThem() {
        String messages = accepted();
        send(rider, messages, "Good-bye").expect(201);
        send(captain, messages, "Good luck").expect(201);
        rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_PLANS"))
                .expect(200);
        journey.awaitPayment(rider, ride, "VOIDED");
        rider.post("/me/deletion", Map.of("password", RideSystem.PASSWORD)).expect(204);
        assertThat(captain.get(messages).expect(200).at("/items").findValuesAsText("from"))
                .containsExactly("CAPTAIN");
    }

    /** The path to the messages of a ride that nobody has taken yet. */
    private String requested() {
        ride = journey.book(rider, "MOTO", card("tok_ok")).expect(201).text("id");
        return "/rides/" + ride + "/messages";
    }

    private String accepted() {
        String messages = requested();
        journey.accept(captain, ride);
        return messages;
    }

    private static Answer send(ApiClient from, String messages, String text) {
        return from.with("Idempotency-Key", newKey()).post(messages, Map.of("text", text));
    }

    private static long told(ApiClient who) {
        return who.get("/me/notifications").expect(200).at("/items").findValuesAsText("kind").stream()
                .filter("RIDE_MESSAGE"::equals)
                .count();
    }
}
