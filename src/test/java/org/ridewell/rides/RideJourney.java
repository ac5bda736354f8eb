package org.ridewell.rides;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** Takes rides step by step, so that a test says only what it is about. */
public final class RideJourney {

    private final RideSystem system;

    public RideJourney(LibertyServer server) {
        this.system = new RideSystem(server);
    }

    public RideSystem system() {
        return system;
    }

    public ApiClient rider() {
        return system.rider();
    }

    /** A captain who waits at the casino. */
    public ApiClient captain(String product) {
        return system.captainOnline(product, RideSystem.CASINO);
    }

    public JsonNode quote(ApiClient rider) {
        return system.quote(rider, RideSystem.CASINO, RideSystem.PORT_HERCULE);
    }

    public Answer book(ApiClient rider, String key, JsonNode quote, String product, Map<String, String> means) {
        return rider.with("Idempotency-Key", key).post("/rides", booking(quote, product, means));
    }

    public Answer book(ApiClient rider, String product, Map<String, String> means) {
        return book(rider, newKey(), quote(rider), product, means);
    }

    public static Map<String, Object> booking(JsonNode quote, String product, Map<String, String> means) {
        Map<String, Object> body = new HashMap<>();
        body.put("quoteId", quote.path("id").asText());
        body.put("product", product);
        body.put("paymentMethod", means);
        return body;
    }

    public static Map<String, String> card(String token) {
        return Map.of("type", "CARD", "token", token);
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    public Answer topUp(ApiClient rider, String key, long cents, Map<String, String> means) {
        return rider.with("Idempotency-Key", key)
                .post(
                        "/me/wallet/top-ups",
                        Map.of("amount", Map.of("amount", cents, "currency", "EUR"), "paymentMethod", means));
    }

    /** The offer that dispatch makes to the captain for this ride. */
    public String awaitOffer(ApiClient captain, String rideId) {
        return Awaitility.await("an offer of " + rideId)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> offer(captain, rideId), offer -> offer != null)
                .toString();
    }

    /** Offers of other tests' rides are declined: a captain is made one at a time. */
    private static @Nullable String offer(ApiClient captain, String rideId) {
        for (JsonNode offer : captain.get("/captain/offers").expect(200).at("/items")) {
            String id = offer.path("id").asText();
            if (offer.path("rideId").asText().equals(rideId)) {
                return id;
            }
            captain.post("/captain/offers/" + id + "/refusal", null);
        }
        return null;
    }

    public void accept(ApiClient captain, String rideId) {
        captain.post("/captain/offers/" + awaitOffer(captain, rideId) + "/acceptance", null)
                .expect(200);
    }

    /** From acceptance to the start, with the code that the rider shows. */
    public void pickUp(ApiClient rider, ApiClient captain, String rideId) {
        accept(captain, rideId);
        captain.post("/rides/" + rideId + "/arrival", null).expect(200);
        captain.post("/rides/" + rideId + "/start", Map.of("startCode", startCode(rider, rideId)))
                .expect(200);
    }

    public Answer complete(ApiClient captain, String rideId) {
        return captain.post("/rides/" + rideId + "/completion", null);
    }

    public String startCode(ApiClient rider, String rideId) {
        return rider.get("/rides/" + rideId).expect(200).text("startCode");
    }

    public Answer payment(ApiClient who, String rideId) {
        return who.get("/rides/" + rideId + "/payment").expect(200);
    }

    public void awaitPayment(ApiClient who, String rideId, String state) {
        Awaitility.await("payment " + state)
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> payment(who, rideId).text("state").equals(state));
    }

    /** Minor units of all ledger lines of the ride. */
    public static long ledgerSum(Answer payment) {
        long sum = 0;
        for (JsonNode line : payment.at("/ledger")) {
            sum += line.at("/amount/amount").asLong();
        }
        return sum;
    }
}
