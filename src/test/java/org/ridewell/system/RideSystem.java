package org.ridewell.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The system as riders and captains use it, so that a test reads aloud. Each account it makes is new. */
public final class RideSystem {

    public static final String PASSWORD = "correct horse battery";
    public static final Map<String, Double> CASINO = position(43.7392, 7.4277);
    public static final Map<String, Double> PORT_HERCULE = position(43.7352, 7.4213);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ApiClient api;

    public RideSystem(LibertyServer server) {
        this.api = new ApiClient(server.uri());
    }

    public static Map<String, Double> position(double lat, double lon) {
        return Map.of("lat", lat, "lon", lon);
    }

    public ApiClient anonymous() {
        return api;
    }

    public ApiClient rider() {
        String email = newEmail("rider");
        api.post("/accounts", account("RIDER", email)).expect(201);
        return signedIn(email, PASSWORD);
    }

    /** A signed-up captain, not yet online. */
    public ApiClient captain(String product) {
        String email = newEmail("captain");
        var body = new java.util.HashMap<>(account("CAPTAIN", email));
        body.put(
                "captain",
                Map.of(
                        "licenceNumber",
                        "L" + NUMBER.incrementAndGet(),
                        "vehicle",
                        Map.of(
                                "product",
                                product,
                                "model",
                                "Zoe",
                                "plate",
                                "MC " + NUMBER.incrementAndGet(),
                                "colour",
                                "blue",
                                "capacity",
                                product.equals("MOTO") ? 1 : 4)));
        api.post("/accounts", body).expect(201);
        return signedIn(email, PASSWORD);
    }

    public ApiClient captainOnline(String product, Map<String, Double> at) {
        ApiClient captain = captain(product);
        captain.put("/captain/shift", Map.of("online", true, "position", at)).expect(200);
        return captain;
    }

    /** One of the local mode's accounts: rider, captain, ops or auditor. */
    public ApiClient demo(String who) {
        return signedIn(who + "@example.org", "ridewell-demo");
    }

    public ApiClient signedIn(String email, String password) {
        return api.as(api.post("/sessions", Map.of("email", email, "password", password))
                .expect(201)
                .text("accessToken"));
    }

    public JsonNode quote(ApiClient rider, Map<String, Double> from, Map<String, Double> to) {
        return rider.post("/quotes", Map.of("pickup", Map.of("position", from), "destination", Map.of("position", to)))
                .expect(201)
                .body();
    }

    public Answer book(ApiClient rider, JsonNode quote, String product) {
        return rider.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/rides",
                        Map.of(
                                "quoteId",
                                quote.path("id").asText(),
                                "product",
                                product,
                                "paymentMethod",
                                Map.of("type", "CARD", "token", "tok_ok")));
    }

    /** From the casino to the port; the ride's id. */
    public static String bookInCash(ApiClient rider, String product) {
        String quote = rider.post(
                        "/quotes",
                        Map.of("pickup", Map.of("position", CASINO), "destination", Map.of("position", PORT_HERCULE)))
                .expect(201)
                .text("id");
        return rider.with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/rides", Map.of("quoteId", quote, "product", product, "paymentMethod", Map.of("type", "CASH")))
                .expect(201)
                .text("id");
    }

    /** Asks the payment gateway for ten euros. */
    public Answer topUp(ApiClient rider, String card) {
        return rider.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/me/wallet/top-ups",
                        Map.of(
                                "amount",
                                Map.of("amount", 1000, "currency", "EUR"),
                                "paymentMethod",
                                Map.of("type", "CARD", "token", card)));
    }

    public static String newEmail(String who) {
        return who + "." + NUMBER.incrementAndGet() + "." + UUID.randomUUID() + "@example.org";
    }

    public static Map<String, Object> account(String role, String email) {
        return Map.of(
                "role", role, "name", "Ada " + role, "email", email, "phone", "+37799999999", "password", PASSWORD);
    }
}
