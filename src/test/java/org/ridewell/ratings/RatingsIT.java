package org.ridewell.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ridewell.rides.RideJourney.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.rides.RideJourney;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;

/** What both sides say and give after a ride, on a real server. */
class RatingsIT {

    private final RideJourney journey = new RideJourney(LibertyServer.shared());
    private final ApiClient captain = journey.captain("CAR");
    private final ApiClient rider = journey.rider();

    /** The next test's rides are for its own captain. */
    @AfterEach
    void goHome() {
        captain.put("/captain/shift", Map.of("online", false));
    }

    @Test
    void areGivenByBothSidesOfACompletedRideWithReasonsAndWords() {
        String ride = "/rides/" + driven(rider);
        Map<String, Object> words =
                Map.of("stars", 4, "categories", List.of("GOOD_ROUTE", "FRIENDLY"), "text", " Smooth. ");
        Answer rated = rider.put(ride + "/ratings/captain", words).expect(201);
        assertThat(rated.headers().firstValue("Location"))
                .hasValue(LibertyServer.shared().uri() + "/api" + ride + "/ratings/captain");
        assertThat(rated.text("text")).isEqualTo("Smooth.");
        assertThat(rated.at("/categories")).hasSize(2);
        assertThat(rated.text("at")).isNotEmpty();
        assertThat(rider.put(ride + "/ratings/captain", words).expect(200).body())
                .isEqualTo(rated.body());
        captain.put(ride + "/ratings/rider", Map.of("stars", 5)).expect(201);

        Answer both = captain.get(ride + "/ratings").expect(200);
        assertThat(both.at("/captain/stars").asInt()).isEqualTo(4);
        assertThat(both.at("/rider/stars").asInt()).isEqualTo(5);
        assertThat(captain.get("/me").expect(200).at("/rating").asDouble()).isEqualTo(4);
        assertThat(rider.get("/me").expect(200).at("/rating").asDouble()).isEqualTo(5);
        assertThat(rider.get(ride).expect(200).at("/captain/rating").asDouble()).isEqualTo(4);
    }

    @Test
    void areWrittenOnceForASide() {
        String ride = "/rides/" + driven(rider);
        rider.put(ride + "/ratings/captain", Map.of("stars", 5)).expect(201);
        assertThat(rider.put(ride + "/ratings/captain", Map.of("stars", 1))
                        .expect(409)
                        .text("type"))
                .endsWith("rated-already");
        assertThat(captain.get("/me").expect(200).at("/rating").asDouble()).isEqualTo(5);
    }

    @Test
    void areNotGivenToOneselfNorByStrangersNorBeforeTheEnd() {
        String rideId = journey.book(rider, "CAR", card("tok_ok")).expect(201).text("id");
        String ride = "/rides/" + rideId;
        journey.pickUp(rider, captain, rideId);
        assertThat(rider.put(ride + "/ratings/captain", Map.of("stars", 5))
                        .expect(409)
                        .text("currentState"))
                .isEqualTo("STARTED");
        journey.complete(captain, rideId).expect(200);
        rider.put(ride + "/ratings/rider", Map.of("stars", 5)).expect(403);
        captain.put(ride + "/ratings/captain", Map.of("stars", 5)).expect(403);
        journey.rider().put(ride + "/ratings/captain", Map.of("stars", 1)).expect(404);
        rider.put(ride + "/ratings/platform", Map.of("stars", 1)).expect(404);
        assertThat(rider.get(ride + "/ratings").expect(200).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stars\":0}",
                "{\"stars\":6}",
                "{\"stars\":5,\"categories\":[\"FRIENDLY\",\"PUNCTUAL\",\"CLEAN_VEHICLE\",\"GOOD_ROUTE\",\"SAFE_DRIVING\",\"LATE\"]}",
                "{\"categories\":[\"FRIENDLY\"]}"
            })
    void followTheRules(String broken) {
        // judged before the ride is looked for
        rider.put("/rides/nobody-has-it/ratings/captain", broken).expect(422);
    }

    @Test
    void areAnsweredOnceByWhoWasRated() {
        String ride = "/rides/" + driven(rider);
        captain.put(ride + "/ratings/captain/reply", Map.of("text", "Thanks")).expect(404);
        rider.put(ride + "/ratings/captain", Map.of("stars", 2, "categories", List.of("LATE")))
                .expect(201);
        rider.put(ride + "/ratings/captain/reply", Map.of("text", "I say so")).expect(403);
        captain.put(ride + "/ratings/captain/reply", Map.of("text", " ")).expect(422);
        assertThat(captain.put(ride + "/ratings/captain/reply", Map.of("text", "The bridge was closed."))
                        .expect(200)
                        .text("reply"))
                .isEqualTo("The bridge was closed.");
        captain.put(ride + "/ratings/captain/reply", Map.of("text", "The bridge was closed."))
                .expect(200);
        captain.put(ride + "/ratings/captain/reply", Map.of("text", "Sorry!")).expect(409);
        assertThat(rider.get(ride + "/ratings").expect(200).at("/captain/reply").asText())
                .isEqualTo("The bridge was closed.");
    }

    @Test
    void makeAnAverageThatNoRaceSpoils() throws Exception {
        int[] stars = {5, 4, 2, 1};
        List<Callable<Answer>> ratings = new ArrayList<>();
        for (int given : stars) {
            ApiClient one = journey.rider();
            String ride = "/rides/" + driven(one);
            // sent twice at the same time, as an impatient phone does
            ratings.add(() -> one.put(ride + "/ratings/captain", Map.of("stars", given)));
            ratings.add(() -> one.put(ride + "/ratings/captain", Map.of("stars", given)));
        }
        assertThat(atOnce(ratings))
                .extracting(Answer::status)
                .containsExactlyInAnyOrder(201, 201, 201, 201, 200, 200, 200, 200);
        assertThat(captain.get("/me").expect(200).at("/rating").asDouble()).isEqualTo(3.0, within(0.01));
    }

    @Test
    void goWithATipThatIsAllTheCaptains() {
        String ride = "/rides/" + driven(rider);
        long net = net();
        rider.post(ride + "/tip", euros(49)).expect(422);
        rider.post(ride + "/tip", euros(10_001)).expect(422);
        journey.rider().post(ride + "/tip", euros(300)).expect(404);
        Answer tipped = rider.post(ride + "/tip", euros(300)).expect(200);
        assertThat(RideJourney.ledgerSum(tipped)).isZero();
        rider.post(ride + "/tip", euros(300)).expect(200);
        rider.post(ride + "/tip", euros(400)).expect(409);
        assertThat(net()).isEqualTo(net + 300);
        assertThat(captain.get("/captain/earnings").at("/tips/amount").asLong()).isEqualTo(300);
    }

    @Test
    void takeNoTipBeforeTheRideIsPaidNorOneInNotes() {
        String rideId =
                journey.book(rider, "CAR", Map.of("type", "CASH")).expect(201).text("id");
        rider.post("/rides/" + rideId + "/tip", euros(300)).expect(409);
        journey.pickUp(rider, captain, rideId);
        journey.complete(captain, rideId).expect(200);
        assertThat(rider.post("/rides/" + rideId + "/tip", euros(300))
                        .expect(409)
                        .text("type"))
                .endsWith("cash-tip");
    }

    private String driven(ApiClient by) {
        String rideId = journey.book(by, "CAR", card("tok_ok")).expect(201).text("id");
        journey.pickUp(by, captain, rideId);
        journey.complete(captain, rideId).expect(200);
        return rideId;
    }

    private long net() {
        return captain.get("/captain/earnings").expect(200).at("/net/amount").asLong();
    }

    private static Map<String, Object> euros(long cents) {
        return Map.of("amount", Map.of("amount", cents, "currency", "EUR"));
    }

    private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(requests.size());
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : pool.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
