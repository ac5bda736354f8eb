package org.ridewell.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;
import org.ridewell.system.RivalTransaction;

/** Accounts and sessions as their owners use them, and as those who should not. */
class AccountsIT {

    private final RideSystem system = new RideSystem(LibertyServer.shared());
    private final ApiClient anyone = system.anonymous();

    private String newRider() {
        String email = RideSystem.newEmail("rider");
        anyone.post("/accounts", RideSystem.account("RIDER", email)).expect(201);
        return email;
    }

    private Answer signIn(String email, String password) {
        return anyone.post("/sessions", Map.of("email", email, "password", password));
    }

    private JsonNode tokens(String email) {
        return signIn(email, RideSystem.PASSWORD).expect(201).body();
    }

    private Answer refresh(JsonNode tokens) {
        return anyone.post(
                "/sessions/refresh",
                Map.of("refreshToken", tokens.path("refreshToken").asText()));
    }

    private ApiClient with(JsonNode tokens) {
        return anyone.as(tokens.path("accessToken").asText());
    }

    private static List<Answer> simultaneously(int times, Callable<Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<Answer>> running = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList());
            List<Answer> answers = new java.util.ArrayList<>();
            for (Future<Answer> each : running) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Nested
    class SigningUp {

        @Test
        void makesARider() {
            String email = RideSystem.newEmail("rider");
            Answer made =
                    anyone.post("/accounts", RideSystem.account("RIDER", email)).expect(201);
            assertThat(made.text("role")).isEqualTo("RIDER");
            assertThat(made.text("email")).isEqualTo(email);
            assertThat(made.headers().firstValue("Location")).isPresent();
            assertThat(made.body().has("password")).isFalse();
        }

        @Test
        void makesACaptainWithLicenceAndVehicle() {
            JsonNode me = system.captain("AUTO").get("/me").expect(200).body();
            assertThat(me.at("/captain/vehicle/product").asText()).isEqualTo("AUTO");
            assertThat(me.at("/captain/licenceNumber").asText()).isNotEmpty();
            assertThat(me.at("/captain/online").isBoolean()).isTrue();
        }

        @Test
        void writesInTheLanguageThatWasAskedFor() {
            String email = RideSystem.newEmail("rider");
            anyone.with("Accept-Language", "fr-FR, en;q=0.5")
                    .post("/accounts", RideSystem.account("RIDER", email))
                    .expect(201);
            assertThat(with(tokens(email)).get("/me").expect(200).text("locale"))
                    .isEqualTo("fr");
            assertThat(with(tokens(newRider())).get("/me").expect(200).text("locale"))
                    .isEqualTo("en");
        }

        @Test
        void refusesAnAddressThatIsTakenHoweverItIsWritten() {
            String email = newRider();
            Answer second =
                    anyone.post("/accounts", RideSystem.account("RIDER", email.toUpperCase(java.util.Locale.ROOT)));
            assertThat(second.expect(409).at("/errors/0/field").asText()).isEqualTo("email");
        }

        @Test
        void letsOneOfManySimultaneousOnesWin() throws Exception {
            Map<String, Object> account = RideSystem.account("RIDER", RideSystem.newEmail("race"));
            List<Integer> statuses = simultaneously(4, () -> anyone.post("/accounts", account)).stream()
                    .map(Answer::status)
                    .toList();
            assertThat(statuses).containsOnlyOnce(201).allMatch(s -> s == 201 || s == 409);
        }

        @ParameterizedTest
        @ValueSource(strings = {"OPS", "AUDITOR"})
        void refusesRolesThatNobodyTakesByThemselves(String role) {
            Answer answer = anyone.post("/accounts", RideSystem.account(role, RideSystem.newEmail("power")));
            assertThat(answer.expect(422).at("/errors/0/field").asText()).isEqualTo("role");
        }

        @Test
        void refusesACaptainWithoutVehicle() {
            Answer answer = anyone.post("/accounts", RideSystem.account("CAPTAIN", RideSystem.newEmail("captain")));
            assertThat(answer.expect(422).at("/errors/0/field").asText()).isEqualTo("captain");
        }

        @Test
        void namesEachFieldThatBreaksARule() {
            Map<String, Object> bad = new HashMap<>(RideSystem.account("RIDER", "no address"));
            bad.put("phone", "call me");
            bad.put("name", " ");
            assertThat(anyone.post("/accounts", bad).expect(422).at("/errors"))
                    .extracting(e -> e.path("field").asText())
                    .containsExactly("email", "name", "phone");
        }

        @Test
        void refusesAPasswordThatOthersGuessFirst() {
            Map<String, Object> bad = new HashMap<>(RideSystem.account("RIDER", RideSystem.newEmail("weak")));
            bad.put("password", "password123");
            assertThat(anyone.post("/accounts", bad)
                            .expect(422)
                            .at("/errors/0/field")
                            .asText())
                    .isEqualTo("password");
        }
    }

    @Nested
    class Sessions {

        @Test
        void endAtOnceWhenTheirOwnerSignsOut() {
            JsonNode tokens = tokens(newRider());
            with(tokens).get("/me").expect(200);
            with(tokens).delete("/sessions/current").expect(204);
            with(tokens).get("/me").expect(401);
            refresh(tokens).expect(401);
        }

        @Test
        void goOnWithTheNextRefreshToken() {
            JsonNode first = tokens(newRider());
            JsonNode second = refresh(first).expect(200).body();
            assertThat(second.path("expiresIn").asInt()).isEqualTo(900);
            with(second).get("/me").expect(200);
            refresh(second).expect(200);
        }

        @Test
        void endWhenARefreshTokenIsReplayed() {
            JsonNode first = tokens(newRider());
            JsonNode second = refresh(first).expect(200).body();
            refresh(first).expect(401);
            with(second).get("/me").expect(401);
            refresh(second).expect(401);
        }

        @Test
        void giveOneOfManySimultaneousRefreshesNewTokens() throws Exception {
            JsonNode tokens = tokens(newRider());
            assertThat(simultaneously(6, () -> refresh(tokens)))
                    .extracting(Answer::status)
                    .containsOnlyOnce(200)
                    .allMatch(s -> s == 200 || s == 401);
        }

        @Test
        void areListedWithTheirTimesAndEndedFromElsewhere() {
            String email = newRider();
            JsonNode here = tokens(email);
            JsonNode there = tokens(email);
            JsonNode items = with(here).get("/me/sessions").expect(200).at("/items");
            assertThat(items).hasSize(2).allMatch(s -> s.hasNonNull("createdAt") && s.hasNonNull("userAgent"));
            assertThat(items.get(1).path("current").asBoolean()).isTrue();
            String other = items.get(0).path("id").asText();
            with(here).delete("/me/sessions/" + other).expect(204);
            with(there).get("/me").expect(401);
            with(here).delete("/me/sessions/" + other).expect(404);
            assertThat(with(here).get("/me/sessions").at("/items/0").hasNonNull("endedAt"))
                    .isTrue();
        }

        @Test
        void ofSomebodyElseAreNotThere() {
            JsonNode mine = tokens(newRider());
            JsonNode theirs = tokens(newRider());
            String id = with(theirs).get("/me/sessions").at("/items/0/id").asText();
            with(mine).delete("/me/sessions/" + id).expect(404);
            with(theirs).get("/me").expect(200);
        }

        @Test
        void comeInPages() {
            String email = newRider();
            JsonNode tokens = tokens(email);
            tokens(email);
            tokens(email);
            Answer first = with(tokens).get("/me/sessions?limit=2").expect(200);
            assertThat(first.at("/items")).hasSize(2);
            Answer rest = with(tokens)
                    .get("/me/sessions?limit=2&cursor=" + first.text("nextCursor"))
                    .expect(200);
            assertThat(rest.at("/items")).hasSize(1);
            assertThat(rest.body().has("nextCursor")).isFalse();
        }
    }

    @Nested
    class ForgedTokens {

        private String payload(String token) {
            return token.split("\\.", -1)[1];
        }

        private String encoded(String json) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void areRefusedWithAChallenge() {
            String token = tokens(newRider()).path("accessToken").asText();
            String asOps = encoded(new String(Base64.getUrlDecoder().decode(payload(token)), StandardCharsets.UTF_8)
                    .replace("RIDER", "OPS"));
            String[] parts = token.split("\\.", -1);
            for (String forged : List.of(
                    "nonsense",
                    "..",
                    parts[0] + "." + asOps + "." + parts[2],
                    encoded("{\"alg\":\"none\"}") + "." + asOps + ".",
                    encoded("{\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2],
                    token.substring(0, token.length() - 6) + "AAAAAA")) {
                Answer answer = anyone.as(forged).get("/me").expect(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                        .contains("invalid_token");
            }
        }
    }

    @Nested
    class TheProfile {

        @Test
        void changesWhatIsSentAndKeepsTheRest() {
            ApiClient rider = system.rider();
            Answer before = rider.get("/me").expect(200);
            String tag = before.headers().firstValue("ETag").orElseThrow();
            Answer after = rider.with("If-Match", tag)
                    .patch("/me", Map.of("name", "Grace Hopper", "locale", "fr"))
                    .expect(200);
            assertThat(after.text("name")).isEqualTo("Grace Hopper");
            assertThat(after.text("locale")).isEqualTo("fr");
            assertThat(after.text("phone")).isEqualTo(before.text("phone"));
            assertThat(after.headers().firstValue("ETag"))
                    .isPresent()
                    .isNotEqualTo(before.headers().firstValue("ETag"));
            rider.with("If-Match", tag).patch("/me", Map.of("name", "Too late")).expect(412);
        }

        @Test
        void needsThePasswordForAnotherAddress() {
            ApiClient rider = system.rider();
            String email = RideSystem.newEmail("moved");
            rider.patch("/me", Map.of("email", email)).expect(422);
            rider.patch("/me", Map.of("email", email, "password", "not mine at all"))
                    .expect(422);
            rider.patch("/me", Map.of("email", email, "password", RideSystem.PASSWORD))
                    .expect(200);
            signIn(email, RideSystem.PASSWORD).expect(201);
        }

        @Test
        void letsACaptainChangeTheVehicleAndARiderHaveNone() {
            Map<String, Object> vehicle = Map.of(
                    "product",
                    "MOTO",
                    "model",
                    "Vespa",
                    "plate",
                    "MC " + System.nanoTime() % 1_000_000_000,
                    "colour",
                    "red",
                    "capacity",
                    1);
            assertThat(system.captain("CAR")
                            .patch("/me", Map.of("vehicle", vehicle))
                            .expect(200)
                            .at("/captain/vehicle/product")
                            .asText())
                    .isEqualTo("MOTO");
            system.rider().patch("/me", Map.of("vehicle", vehicle)).expect(422);
        }

        @Test
        void keepsTheProductOfAVehicleThatIsOnline() {
            ApiClient captain = system.captainOnline("CAR", RideSystem.CASINO);
            ObjectNode vehicle =
                    captain.get("/me").expect(200).at("/captain/vehicle").deepCopy();
            captain.patch("/me", Map.of("vehicle", vehicle.put("colour", "green")))
                    .expect(200);

            Answer refused = captain.patch("/me", Map.of("vehicle", vehicle.put("product", "MOTO")))
                    .expect(409);
            assertThat(refused.text("type")).endsWith("/vehicle-in-use");
            assertThat(refused.at("/errors/0/field").asText()).isEqualTo("vehicle.product");
            assertThat(captain.get("/me").at("/captain/vehicle/product").asText())
                    .isEqualTo("CAR");

            captain.put("/captain/shift", Map.of("online", false)).expect(200);
            captain.patch("/me", Map.of("vehicle", vehicle)).expect(200);
        }

        @Test
        void givesAnAddressToOneOfTwoWhoAskAtOnce() throws Exception {
            String email = RideSystem.newEmail("wanted");
            oneOf(system.rider(), system.rider(), Map.of("email", email, "password", RideSystem.PASSWORD), "email");
        }

        @Test
        void givesAPlateToOneOfTwoWhoAskAtOnce() throws Exception {
            Map<String, Object> vehicle = Map.of(
                    "product",
                    "CAR",
                    "model",
                    "Zoe",
                    "plate",
                    "RW " + System.nanoTime() % 1_000_000_000,
                    "colour",
                    "red",
                    "capacity",
                    4);
            oneOf(system.captain("CAR"), system.captain("CAR"), Map.of("vehicle", vehicle), "vehicle.plate");
        }

        private void oneOf(ApiClient first, ApiClient second, Object change, String field) throws Exception {
            Iterator<ApiClient> both = List.of(first, second).iterator();
            List<Answer> answers = simultaneously(2, () -> {
                ApiClient next;
                synchronized (both) {
                    next = both.next();
                }
                return next.patch("/me", change);
            });
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            Answer refused =
                    answers.stream().filter(a -> a.status() == 409).findFirst().orElseThrow();
            assertThat(refused.at("/errors/0/field").asText()).isEqualTo(field);
        }

        @Test
        void isGoneAfterDeletion() {
            String email = newRider();
            JsonNode tokens = tokens(email);
            with(tokens)
                    .post("/me/deletion", Map.of("password", "not mine at all"))
                    .expect(422);
            with(tokens)
                    .post("/me/deletion", Map.of("password", RideSystem.PASSWORD))
                    .expect(204);
            with(tokens).get("/me").expect(401);
            signIn(email, RideSystem.PASSWORD).expect(401);
            anyone.post("/accounts", RideSystem.account("RIDER", email)).expect(201);
        }
    }

    @Nested
    class APassword {

        private String tokenMailedTo(String email) {
            return Awaitility.await()
                    .until(
                            () -> {
                                String page =
                                        anyone.get("//inbox").expect(200).body().asText();
                                Matcher link = Pattern.compile("password-reset\\?token=([\\w-]+)")
                                        .matcher(page.substring(Math.max(page.indexOf(email), 0)));
                                return page.contains(email) && link.find() ? link.group(1) : "";
                            },
                            token -> !token.isEmpty());
        }

        @Test
        void isSetAnewByTheLinkOfAMail() {
            String email = newRider();
            JsonNode before = tokens(email);
            anyone.post("/password-resets", Map.of("email", email)).expect(204);
            String token = tokenMailedTo(email);
            anyone.put("/password-resets/" + token, Map.of("password", "short")).expect(422);
            anyone.put("/password-resets/" + token, Map.of("password", "another good one"))
                    .expect(204);
            anyone.put("/password-resets/" + token, Map.of("password", "a third good one"))
                    .expect(404);
            with(before).get("/me").expect(401);
            signIn(email, RideSystem.PASSWORD).expect(401);
            signIn(email, "another good one").expect(201);
        }

        @Test
        void isSetAnewTogetherWithTheEndOfSessionsOrNotAtAll() throws Exception {
            String email = newRider();
            ApiClient before = with(tokens(email));
            String id = before.get("/me").expect(200).text("id");
            anyone.post("/password-resets", Map.of("email", email)).expect(204);
            String token = tokenMailedTo(email);
            stoppedAtTheSessions(
                    id, () -> anyone.put("/password-resets/" + token, Map.of("password", "another good one")));
            before.get("/me").expect(401);
        }

        @Test
        void changesTogetherWithTheEndOfSessionsOrNotAtAll() throws Exception {
            String email = newRider();
            ApiClient there = with(tokens(email));
            ApiClient here = with(tokens(email));
            String id = here.get("/me").expect(200).text("id");
            stoppedAtTheSessions(
                    id,
                    () -> here.put(
                            "/me/password",
                            Map.of("currentPassword", RideSystem.PASSWORD, "newPassword", "another good one")));
            there.get("/me").expect(401);
        }

        /** A crash at this moment would leave what is seen of it: nothing. */
        private void stoppedAtTheSessions(String accountId, Callable<Answer> change) throws Exception {
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try (RivalTransaction rival = new RivalTransaction(LibertyServer.shared())) {
                String hash = rival.committed("SELECT password_hash FROM account WHERE id = ?", accountId);
                rival.execute("SELECT id FROM account_session WHERE account_id = ? FOR UPDATE", accountId);
                Future<Answer> changing = thread.submit(change);
                rival.awaitWaiting(1);
                assertThat(rival.committed("SELECT password_hash FROM account WHERE id = ?", accountId))
                        .isEqualTo(hash);
                assertThat(rival.committed(
                                "SELECT count(*) FROM password_reset WHERE account_id = ? AND used_at IS NOT NULL",
                                accountId))
                        .isEqualTo("0");
                rival.commit();
                changing.get().expect(204);
            } finally {
                thread.shutdownNow();
            }
        }

        @Test
        void canBeAskedForWithoutLearningWhoHasAnAccount() {
            anyone.post("/password-resets", Map.of("email", RideSystem.newEmail("nobody")))
                    .expect(204);
        }

        @Test
        void changesWithTheOldOneAndEndsOtherSessions() {
            String email = newRider();
            JsonNode here = tokens(email);
            JsonNode there = tokens(email);
            with(here)
                    .put("/me/password", Map.of("currentPassword", "wrong one", "newPassword", "another good one"))
                    .expect(422);
            with(here)
                    .put(
                            "/me/password",
                            Map.of("currentPassword", RideSystem.PASSWORD, "newPassword", "another good one"))
                    .expect(204);
            with(here).get("/me").expect(200);
            with(there).get("/me").expect(401);
            signIn(email, "another good one").expect(201);
        }

        @Test
        void locksItsAddressAfterFiveFailuresWhetherOrNotItExists() {
            for (String email : List.of(newRider(), RideSystem.newEmail("nobody"))) {
                for (int i = 0; i < 5; i++) {
                    signIn(email, "guess number " + i).expect(401);
                }
                Answer locked = signIn(email, RideSystem.PASSWORD).expect(429);
                assertThat(locked.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isBetween(1L, 30L);
                assertThat(locked.text("type")).endsWith("locked");
            }
        }

        @Test
        void isWrongInTheSameWordsAsAnUnknownAddress() {
            JsonNode wrong = signIn(newRider(), "not the password").expect(401).body();
            JsonNode unknown = signIn(RideSystem.newEmail("nobody"), "not the password")
                    .expect(401)
                    .body();
            for (String member : List.of("type", "title", "status", "detail")) {
                assertThat(unknown.path(member)).isEqualTo(wrong.path(member));
            }
        }
    }
}
