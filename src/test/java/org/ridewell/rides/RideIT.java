package org.ridewell.rides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridewell.rides.RideJourney.booking;
import static org.ridewell.rides.RideJourney.card;
import static org.ridewell.rides.RideJourney.newKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;
import org.ridewell.system.RivalTransaction;

/** Rides on a real server and database, from the quote to the money. */
class RideIT {

    private final RideJourney journey = new RideJourney(LibertyServer.shared());

    @Nested
    class AQuote {

        @Test
        void namesEachProductWithLinesThatAddUp() {
            JsonNode quote = journey.quote(journey.rider());
            assertThat(quote.path("fares")).hasSize(3);
            for (JsonNode fare : quote.path("fares")) {
                long sum = 0;
                for (JsonNode line : fare.path("breakdown")) {
                    sum += line.at("/amount/amount").asLong();
                }
                assertThat(sum).isEqualTo(fare.at("/total/amount").asLong()).isPositive();
            }
            assertThat(quote.at("/route/distance").asInt()).isPositive();
            assertThat(quote.at("/route/polyline").asText()).isNotEmpty();
        }

        @Test
        void refusesAPlaceToItselfAndPlacesOutsideTheCity() {
            ApiClient rider = journey.rider();
            refused(rider, RideSystem.CASINO, RideSystem.CASINO, "destination");
            refused(rider, RideSystem.position(48.85, 2.35), RideSystem.CASINO, "pickup.position");
            refused(rider, RideSystem.CASINO, RideSystem.position(-33.9, 18.4), "destination.position");
        }

        @Test
        void takesAPromoCodeOffAndRefusesAnUnknownOne() {
            ApiClient rider = journey.rider();
            JsonNode fare = quoteWith(rider, "welcome").expect(201).at("/fares/0");
            assertThat(fare.path("breakdown"))
                    .anyMatch(line -> line.path("kind").asText().equals("PROMO"));
            assertThat(quoteWith(rider, "NOSUCH")
                            .expect(422)
                            .at("/errors/0/field")
                            .asText())
                    .isEqualTo("promo");
        }

        @Test
        void isBookedByItsRiderOnceOnly() {
            ApiClient rider = journey.rider();
            JsonNode quote = journey.quote(rider);
            assertThat(journey.book(journey.rider(), newKey(), quote, "CAR", Map.of("type", "CASH"))
                            .status())
                    .isEqualTo(404);
            String rideId = journey.book(rider, newKey(), quote, "CAR", Map.of("type", "CASH"))
                    .expect(201)
                    .text("id");
            rider.post("/rides/" + rideId + "/cancellation", Map.of("reason", "CHANGED_PLANS"))
                    .expect(200);
            assertThat(journey.book(rider, newKey(), quote, "CAR", Map.of("type", "CASH"))
                            .expect(409)
                            .text("type"))
                    .endsWith("quote-used");
        }

        private Answer quoteWith(ApiClient rider, String promo) {
            return rider.post(
                    "/quotes",
                    Map.of(
                            "pickup", Map.of("position", RideSystem.CASINO),
                            "destination", Map.of("position", RideSystem.PORT_HERCULE),
                            "promo", promo));
        }

        private void refused(ApiClient rider, Object from, Object to, String field) {
            Answer answer = rider.post(
                    "/quotes", Map.of("pickup", Map.of("position", from), "destination", Map.of("position", to)));
            assertThat(answer.expect(422).at("/errors/0/field").asText()).isEqualTo(field);
        }
    }

    @Nested
    class ABooking {

        @Test
        void isDoneOnceForEachKey() {
            ApiClient rider = journey.rider();
            JsonNode quote = journey.quote(rider);
            String key = newKey();
            Answer first =
                    journey.book(rider, key, quote, "CAR", card("tok_ok")).expect(201);
            assertThat(first.headers().firstValue("Location").orElse("")).endsWith("/rides/" + first.text("id"));
            Answer again =
                    journey.book(rider, key, quote, "CAR", card("tok_ok")).expect(201);
            assertThat(again.body()).isEqualTo(first.body());
            journey.book(rider, key, quote, "MOTO", card("tok_ok")).expect(422);
            rider.post("/rides", booking(quote, "CAR", card("tok_ok"))).expect(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"CARD", "CASH"})
        void isDoneOnceForEightThatAskAtTheSameTime(String type) throws Exception {
            ApiClient rider = journey.rider();
            JsonNode quote = journey.quote(rider);
            String key = newKey();
            Map<String, String> means = type.equals("CARD") ? card("tok_ok") : Map.of("type", type);
            Set<String> rides = new HashSet<>();
            for (Answer answer : atOnce(8, () -> journey.book(rider, key, quote, "CAR", means))) {
                assertThat(answer.status()).isIn(201, 409);
                if (answer.status() == 201) {
                    rides.add(answer.text("id"));
                }
            }
            assertThat(rides).hasSize(1);
            assertThat(rider.get("/rides").expect(200).at("/items")).hasSize(1);
        }

        @Test
        void isRefusedWhileAnotherRideIsActive() {
            ApiClient rider = journey.rider();
            String rideId =
                    journey.book(rider, "CAR", card("tok_ok")).expect(201).text("id");
            Answer second = journey.book(rider, "CAR", card("tok_ok")).expect(409);
            assertThat(second.text("activeRide")).isEqualTo(rideId);
            assertThat(rider.get("/rides/current").expect(200).text("id")).isEqualTo(rideId);
        }

        @Test
        void withTwoQuotesAtOnceGivesOneRide() throws Exception {
            ApiClient rider = journey.rider();
            List<Answer> answers = atOnce(6, () -> journey.book(rider, "CAR", card("tok_ok")));
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        }

        @Test
        void isAnsweredAsFirstWhenItsKeptCardIsGone() {
            ApiClient rider = journey.rider();
            String kept = rider.post("/me/payment-methods", Map.of("token", "tok_ok"))
                    .expect(201)
                    .text("id");
            JsonNode quote = journey.quote(rider);
            String key = newKey();
            Answer booked = journey.book(rider, key, quote, "CAR", card(kept)).expect(201);
            String other = newKey();
            Answer filled = journey.topUp(rider, other, 1000, card(kept)).expect(201);
            rider.delete("/me/payment-methods/" + kept).expect(204);
            assertThat(journey.book(rider, key, quote, "CAR", card(kept))
                            .expect(201)
                            .body())
                    .isEqualTo(booked.body());
            assertThat(journey.topUp(rider, other, 1000, card(kept)).expect(201).body())
                    .isEqualTo(filled.body());
            journey.topUp(rider, newKey(), 1000, card(kept)).expect(422);
        }

        @Test
        void withAnEmptyWalletIsDeclinedUnderItsKeyAndTheQuoteIsGoodForAnother() {
            ApiClient rider = journey.rider();
            JsonNode quote = journey.quote(rider);
            String key = newKey();
            Map<String, String> wallet = Map.of("type", "WALLET");
            Answer declined = journey.book(rider, key, quote, "CAR", wallet).expect(402);
            journey.topUp(rider, newKey(), 5000, card("tok_ok")).expect(201);
            assertThat(journey.book(rider, key, quote, "CAR", wallet)
                            .expect(402)
                            .text("detail"))
                    .isEqualTo(declined.text("detail"));
            journey.book(rider, newKey(), quote, "CAR", wallet).expect(201);
        }

        @Test
        void withADeclinedCardLeavesNothingAndTheQuoteIsGoodForAnother() {
            ApiClient rider = journey.rider();
            JsonNode quote = journey.quote(rider);
            assertThat(journey.book(rider, newKey(), quote, "CAR", card("tok_declined"))
                            .expect(402)
                            .text("reason"))
                    .isEqualTo("card_declined");
            rider.get("/rides/current").expect(204);
            journey.book(rider, newKey(), quote, "CAR", card("tok_nonsense")).expect(422);
            journey.book(rider, newKey(), quote, "CAR", card("tok_ok")).expect(201);
        }

        @Test
        void goesOnWhenTheCardsAnswerIsLostAndIsResolvedByAsking() {
            ApiClient rider = journey.rider();
            String rideId = journey.book(rider, "CAR", card("tok_timeout_after_success"))
                    .expect(201)
                    .text("id");
            journey.awaitPayment(rider, rideId, "AUTHORISED");
        }

        @Test
        void isAnotherRidersToNobody() {
            ApiClient rider = journey.rider();
            String rideId =
                    journey.book(rider, "CAR", card("tok_ok")).expect(201).text("id");
            ApiClient stranger = journey.rider();
            stranger.get("/rides/" + rideId).expect(404);
            stranger.get("/rides/" + rideId + "/payment").expect(404);
            stranger.post("/rides/" + rideId + "/cancellation", Map.of("reason", "x"))
                    .expect(404);
        }

        @Test
        void isCancelledForNothingBeforeACaptainTakesIt() {
            ApiClient rider = journey.rider();
            String rideId =
                    journey.book(rider, "CAR", card("tok_ok")).expect(201).text("id");
            assertThat(rider.get("/rides/" + rideId + "/cancellation")
                            .expect(200)
                            .at("/amount/amount")
                            .asInt())
                    .isZero();
            Answer cancelled = rider.post("/rides/" + rideId + "/cancellation", Map.of("reason", "CHANGED_PLANS"))
                    .expect(200);
            assertThat(cancelled.text("state")).isEqualTo("CANCELLED");
            assertThat(cancelled.at("/cancellation/by").asText()).isEqualTo("RIDER");
            journey.awaitPayment(rider, rideId, "VOIDED");
            rider.get("/rides/current").expect(204);
        }
    }

    @Nested
    class ATopUp {

        @Test
        void whoseCardSaysNothingIsAnsweredSoAgainAndTellsLaterHowItEnded() {
            ApiClient rider = journey.rider();
            String key = newKey();
            Answer first = journey.topUp(rider, key, 1000, card("tok_timeout_after_success"))
                    .expect(201);
            assertThat(first.text("state")).isEqualTo("UNKNOWN");
            assertThat(journey.topUp(rider, key, 1000, card("tok_timeout_after_success"))
                            .expect(201)
                            .body())
                    .isEqualTo(first.body());
            Answer ended = Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(
                            () -> rider.get("/me/wallet/top-ups/" + first.text("id"))
                                    .expect(200),
                            topUp -> !topUp.text("state").equals("UNKNOWN"));
            assertThat(ended.text("state")).isEqualTo("CAPTURED");
            assertThat(ended.at("/balance/amount").asLong()).isEqualTo(1000);
        }
    }

    @Nested
    class ARide {

        private final ApiClient rider = journey.rider();
        private final ApiClient captain = journey.captain("CAR");

        /** Refused while a ride is under way, and then not needed: the next test's rides are for its own captain. */
        @AfterEach
        void goHome() {
            captain.put("/captain/shift", Map.of("online", false, "position", RideSystem.CASINO));
        }

        @Test
        void isDrivenPaidSharedAndRefunded() {
            String rideId =
                    journey.book(rider, "CAR", card("tok_ok")).expect(201).text("id");
            journey.pickUp(rider, captain, rideId);
            Answer done = journey.complete(captain, rideId).expect(200);
            assertThat(done.text("state")).isEqualTo("COMPLETED");
            assertThat(done.body().has("startCode")).isFalse();
            assertThat(journey.complete(captain, rideId).expect(200).text("id")).isEqualTo(rideId);

            Answer payment = journey.payment(rider, rideId);
            assertThat(payment.text("state")).isEqualTo("CAPTURED");
            assertThat(payment.at("/captured")).isEqualTo(payment.at("/amount"));
            assertThat(payment.at("/ledger")).hasSizeGreaterThanOrEqualTo(6);
            assertThat(RideJourney.ledgerSum(payment)).isZero();

            JsonNode earnings = captain.get("/captain/earnings").expect(200).body();
            assertThat(earnings.path("rides").asInt()).isEqualTo(1);
            assertThat(earnings.at("/net/amount").asLong())
                    .isEqualTo(earnings.at("/gross/amount").asLong()
                            - earnings.at("/commission/amount").asLong())
                    .isPositive();

            rider.post("/rides/" + rideId + "/tip", Map.of("amount", Map.of("amount", 200, "currency", "EUR")))
                    .expect(200);
            assertThat(captain.get("/captain/earnings")
                            .expect(200)
                            .at("/tips/amount")
                            .asLong())
                    .isEqualTo(200);

            ApiClient ops = journey.system().demo("ops");
            Answer refunded = ops.post("/rides/" + rideId + "/refund", null).expect(200);
            assertThat(refunded.text("state")).isEqualTo("REFUNDED");
            assertThat(RideJourney.ledgerSum(refunded)).isZero();
            ops.post("/rides/" + rideId + "/refund", null).expect(200);
        }

        @Test
        void isTippedWithAnotherAmountAfterTheCardSaidNo() throws SQLException {
            String rideId =
                    journey.book(rider, "CAR", card("tok_ok")).expect(201).text("id");
            journey.pickUp(rider, captain, rideId);
            journey.complete(captain, rideId).expect(200);
            journey.awaitPayment(rider, rideId, "CAPTURED");

            cardTurnsInto("tok_insufficient", rideId);
            tip(rideId, 500).expect(402);
            tip(rideId, 300).expect(402);
            cardTurnsInto("tok_ok", rideId);
            assertThat(tip(rideId, 300).expect(200).at("/tip/amount").asLong()).isEqualTo(300);
            tip(rideId, 300).expect(200);
            assertThat(tip(rideId, 500).expect(409).text("type")).endsWith("tipped-before");
        }

        private Answer tip(String rideId, long cents) {
            return rider.post(
                    "/rides/" + rideId + "/tip", Map.of("amount", Map.of("amount", cents, "currency", "EUR")));
        }

        /** No card of the sandbox pays a ride and no tip. */
        private void cardTurnsInto(String token, String rideId) throws SQLException {
            try (Connection database = LibertyServer.shared().database();
                    PreparedStatement update =
                            database.prepareStatement("UPDATE ride_payment SET token = ? WHERE ride_id = ?")) {
                update.setString(1, token);
                update.setString(2, rideId);
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
        }

        @Test
        void showsItsStartCodeToTheRiderOnlyAndLocksAfterFiveWrongOnes() {
            String rideId =
                    journey.book(rider, "CAR", card("tok_ok")).expect(201).text("id");
            journey.accept(captain, rideId);
            assertThat(captain.get("/rides/" + rideId).expect(200).body().has("startCode"))
                    .isFalse();
            String right = journey.startCode(rider, rideId);
            assertThat(right).matches("[0-9]{4}");
            String wrong = right.equals("0000") ? "0001" : "0000";
            start(rideId, right).expect(409);
            captain.post("/rides/" + rideId + "/arrival", null).expect(200);
            captain.post("/rides/" + rideId + "/arrival", null).expect(200);
            for (String noCode : List.of("", "12", "12345", "abcd")) {
                assertThat(start(rideId, noCode).expect(422).text("detail")).contains("must be four digits");
            }
            for (int left = 4; left >= 0; left--) {
                assertThat(start(rideId, wrong).expect(422).at("/triesLeft").asInt())
                        .isEqualTo(left);
            }
            start(rideId, right).expect(409);
            assertThat(rider.get("/rides/" + rideId).expect(200).text("state")).isEqualTo("ARRIVED");
        }

        @Test
        void leavesNoPasswordTokenCardOrCodeInTheLog() {
            LibertyServer server = LibertyServer.shared();
            Set<String> before = Set.copyOf(server.logLines());
            ApiClient anyone = journey.system().anonymous();
            String email = RideSystem.newEmail("rider");
            String password = "known to this test alone";
            Map<String, Object> account = new HashMap<>(RideSystem.account("RIDER", email));
            account.put("password", password);
            anyone.post("/accounts", account).expect(201);
            anyone.post("/sessions", Map.of("email", email, "password", password + ", nearly"))
                    .expect(401);
            Answer session = anyone.post("/sessions", Map.of("email", email, "password", password))
                    .expect(201);
            ApiClient discreet = anyone.as(session.text("accessToken"));
            String rideId =
                    journey.book(discreet, "CAR", card("tok_ok")).expect(201).text("id");
            journey.accept(captain, rideId);
            captain.post("/rides/" + rideId + "/arrival", null).expect(200);
            String code = journey.startCode(discreet, rideId);
            start(rideId, code.equals("0000") ? "0001" : "0000").expect(422);
            start(rideId, code).expect(200);
            journey.complete(captain, rideId).expect(200);

            Pattern secret = Pattern.compile(
                    Stream.of(password, session.text("accessToken"), session.text("refreshToken"), "tok_ok")
                            .map(Pattern::quote)
                            .collect(Collectors.joining("|", "", "|\\b" + code + "\\b")));
            assertThat(server.logLines()).isNotEmpty();
            assertThat(server.logLines())
                    .filteredOn(line -> !before.contains(line))
                    .noneMatch(line -> secret.matcher(line).find());
        }

        @Test
        void keepsTheVehicleThatItsRiderLooksFor() {
            String rideId =
                    journey.book(rider, "CAR", card("tok_ok")).expect(201).text("id");
            journey.accept(captain, rideId);
            ObjectNode vehicle =
                    captain.get("/me").expect(200).at("/captain/vehicle").deepCopy();
            Answer refused = captain.patch(
                            "/me", Map.of("vehicle", vehicle.put("plate", "MC " + System.nanoTime() % 1_000_000_000)))
                    .expect(409);
            assertThat(refused.text("type")).endsWith("/vehicle-in-use");
            assertThat(refused.at("/errors/0/field").asText()).isEqualTo("vehicle.plate");
        }

        @Test
        void refusesWhatIsNotOnTheMap() {
            String rideId =
                    journey.book(rider, "CAR", card("tok_ok")).expect(201).text("id");
            journey.accept(captain, rideId);
            assertThat(journey.complete(captain, rideId).expect(409).text("currentState"))
                    .isEqualTo("ACCEPTED");
            journey.system()
                    .captain("CAR")
                    .post("/rides/" + rideId + "/arrival", null)
                    .expect(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"arrival", "cancellation"})
        void isNotThereForACaptainFromWhomItIsTakenMeanwhile(String step) throws SQLException {
            String rideId =
                    journey.book(rider, "CAR", card("tok_ok")).expect(201).text("id");
            journey.accept(captain, rideId);
            String former = captain.get("/me").expect(200).text("id");
            String next = journey.system().captain("CAR").get("/me").expect(200).text("id");
            try (RivalTransaction replacement = new RivalTransaction(LibertyServer.shared())) {
                replacement.execute("UPDATE ride SET captain_id = ? WHERE id = ?", next, rideId);
                CompletableFuture<Answer> late = CompletableFuture.supplyAsync(() -> captain.post(
                        "/rides/" + rideId + "/" + step, step.equals("arrival") ? null : Map.of("reason", "OTHER")));
                replacement.awaitWaiting(1);
                replacement.commit();
                late.join().expect(404);
                assertThat(replacement.committed("SELECT state FROM ride WHERE id = ?", rideId))
                        .isEqualTo("ACCEPTED");
                replacement.execute("UPDATE ride SET captain_id = ? WHERE id = ?", former, rideId);
                replacement.commit();
            }
            rider.post("/rides/" + rideId + "/cancellation", Map.of("reason", "CHANGED_PLANS"))
                    .expect(200);
        }

        @Test
        void isDueWhenTheCardIsDeclinedAtItsEnd() {
            String rideId = journey.book(rider, "CAR", card("tok_declined_on_capture"))
                    .expect(201)
                    .text("id");
            journey.pickUp(rider, captain, rideId);
            journey.complete(captain, rideId).expect(200);
            Answer payment = journey.payment(rider, rideId);
            assertThat(payment.text("state")).isEqualTo("DUE");
            assertThat(RideJourney.ledgerSum(payment)).isZero();
            assertThat(captain.get("/captain/earnings")
                            .expect(200)
                            .at("/net/amount")
                            .asLong())
                    .isPositive();
            assertThat(payment.at("/due")).isEqualTo(payment.at("/amount"));
            assertThat(rider.get("/me/notifications").expect(200).at("/items").findValuesAsText("kind"))
                    .contains("PAYMENT_DUE");
            payIsRefused(rideId, 402, card("tok_declined"));
            payIsRefused(rideId, 422, Map.of("type", "CASH"));
            payIsRefused(rideId, 402, Map.of("type", "WALLET"));
            journey.rider()
                    .post("/rides/" + rideId + "/payment", Map.of("paymentMethod", card("tok_ok")))
                    .expect(404);

            Answer paid = pay(rideId, card("tok_ok")).expect(200);
            assertThat(paid.text("state")).isEqualTo("CAPTURED");
            assertThat(paid.at("/captured")).isEqualTo(payment.at("/due"));
            assertThat(paid.body().has("due")).isFalse();
            assertThat(RideJourney.ledgerSum(paid)).isZero();
            assertThat(pay(rideId, card("tok_ok")).expect(200).at("/ledger")).hasSameSizeAs(paid.at("/ledger"));
            Answer refunded = journey.system().demo("ops").post("/rides/" + rideId + "/refund", null);
            assertThat(refunded.expect(200).text("state")).isEqualTo("REFUNDED");
            assertThat(RideJourney.ledgerSum(refunded)).isZero();
        }

        @Test
        void isPaidLaterOnceForEightThatAskAtTheSameTime() throws Exception {
            String rideId = journey.book(rider, "CAR", card("tok_declined_on_capture"))
                    .expect(201)
                    .text("id");
            payIsRefused(rideId, 409, card("tok_ok"));
            journey.pickUp(rider, captain, rideId);
            journey.complete(captain, rideId).expect(200);
            topUp(5000);
            long fare = journey.payment(rider, rideId).at("/due/amount").asLong();
            for (Answer answer : atOnce(8, () -> pay(rideId, Map.of("type", "WALLET")))) {
                assertThat(answer.expect(200).text("state")).isEqualTo("CAPTURED");
            }
            assertThat(rider.get("/me/wallet").at("/balance/amount").asLong()).isEqualTo(5000 - fare);
            assertThat(RideJourney.ledgerSum(journey.payment(rider, rideId))).isZero();
        }

        private Answer pay(String rideId, Map<String, String> means) {
            return rider.post("/rides/" + rideId + "/payment", Map.of("paymentMethod", means));
        }

        private void payIsRefused(String rideId, int status, Map<String, String> means) {
            pay(rideId, means).expect(status);
        }

        private void topUp(long cents) {
            journey.topUp(rider, newKey(), cents, card("tok_ok")).expect(201);
        }

        @Test
        void isPaidFromTheWallet() {
            journey.book(rider, "CAR", Map.of("type", "WALLET")).expect(402);
            topUp(5000);
            String rideId = journey.book(rider, "CAR", Map.of("type", "WALLET"))
                    .expect(201)
                    .text("id");
            journey.pickUp(rider, captain, rideId);
            journey.complete(captain, rideId).expect(200);
            Answer payment = journey.payment(rider, rideId);
            assertThat(payment.text("state")).isEqualTo("CAPTURED");
            assertThat(RideJourney.ledgerSum(payment)).isZero();
            assertThat(rider.get("/me/wallet").expect(200).at("/balance/amount").asLong())
                    .isEqualTo(5000 - payment.at("/captured/amount").asLong());
        }

        @Test
        void isPaidInCashToTheCaptain() {
            String rideId = journey.book(rider, "CAR", Map.of("type", "CASH"))
                    .expect(201)
                    .text("id");
            journey.pickUp(rider, captain, rideId);
            journey.complete(captain, rideId).expect(200);
            assertThat(journey.payment(rider, rideId).text("state")).isEqualTo("CAPTURED");
            JsonNode earnings = captain.get("/captain/earnings").expect(200).body();
            // the captain holds more of the platform's cash than the platform owes
            assertThat(earnings.at("/balance/amount").asLong()).isNegative();
        }

        private Answer start(String rideId, String code) {
            return captain.post("/rides/" + rideId + "/start", Map.of("startCode", code));
        }
    }

    static List<Answer> atOnce(int threads, Callable<Answer> request) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Answer>> futures = pool.invokeAll(java.util.Collections.nCopies(threads, request));
            List<Answer> answers = new java.util.ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
