package org.ridewell.contract;

import static org.ridewell.rides.RideJourney.card;
import static org.ridewell.rides.RideJourney.newKey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.rides.RideJourney;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** A rider and a captain with one of everything that belongs to a person, and two others to whom none of it belongs. */
final class Belongings {

    /** Path parameters that name no one's property. */
    private static final List<String> NOBODYS =
            List.of("/password-resets/{token}", "/ops/", "/audit/", "/rides/{id}/dispatch", "/trips/{key}");

    private static final Map<String, Object> BODIES = Map.of(
            "POST /rides/{id}/cancellation", Map.of("reason", "CHANGED_PLANS"),
            "POST /rides/{id}/start", Map.of("startCode", "0000"),
            "POST /rides/{id}/payment", Map.of("paymentMethod", card("tok_ok")),
            "POST /rides/{id}/tip", Map.of("amount", Map.of("amount", 100, "currency", "EUR")),
            "POST /rides/{id}/messages", Map.of("text", "Hello"),
            "PUT /rides/{id}/ratings/{side}", Map.of("stars", 5),
            "PUT /rides/{id}/ratings/{side}/reply", Map.of("text", "Thank you"));

    private final Map<String, ApiClient> owners;
    private final Map<String, ApiClient> others;
    private final Map<String, Map<String, String>> ids = new HashMap<>();

    Belongings(LibertyServer server) {
        RideJourney journey = new RideJourney(server);
        RideSystem system = journey.system();
        owners = Map.of("RIDER", journey.rider(), "CAPTAIN", journey.captain("AUTO"));
        others = Map.of("RIDER", journey.rider(), "CAPTAIN", system.captain("AUTO"));
        owners.forEach((role, owner) -> ids.put(role, common(system, owner)));
        ride(journey);
        ApiClient rider = owner("RIDER");
        Map<String, String> riders = ids.get("RIDER");
        riders.put("/quotes/", journey.quote(rider).path("id").asText());
        riders.put(
                "/me/places/",
                rider.post("/me/places", Map.of("name", "Home", "position", RideSystem.CASINO))
                        .expect(201)
                        .text("id"));
        riders.put(
                "/me/payment-methods/",
                rider.post("/me/payment-methods", Map.of("token", "tok_ok"))
                        .expect(201)
                        .text("id"));
        riders.put(
                "/me/wallet/top-ups/",
                journey.topUp(rider, newKey(), 500, card("tok_ok")).expect(201).text("id"));
    }

    /** A session besides the one in use, a ticket with its notification, and feedback. */
    private static Map<String, String> common(RideSystem system, ApiClient owner) {
        Map<String, String> ids = new HashMap<>();
        system.signedIn(owner.get("/me").expect(200).text("email"), RideSystem.PASSWORD);
        owner.get("/me/sessions").expect(200).at("/items").forEach(session -> {
            if (!session.path("current").asBoolean()) {
                ids.put("/me/sessions/", session.path("id").asText());
            }
        });
        ids.put(
                "/support/tickets/",
                owner.post("/support/tickets", Map.of("kind", "OTHER", "text", "Hello"))
                        .expect(201)
                        .text("id"));
        ids.put(
                "/feedback/",
                owner.post("/feedback", Map.of("stars", 5)).expect(201).text("id"));
        ids.put(
                "/me/notifications/",
                owner.get("/me/notifications").expect(200).at("/items/0/id").asText());
        return ids;
    }

    /** One that was driven, paid and rated by both. */
    private void ride(RideJourney journey) {
        ApiClient rider = owner("RIDER");
        ApiClient captain = owner("CAPTAIN");
        String ride = journey.book(rider, "AUTO", card("tok_ok")).expect(201).text("id");
        String offer = journey.awaitOffer(captain, ride);
        captain.post("/captain/offers/" + offer + "/acceptance", null).expect(200);
        String message = rider.with("Idempotency-Key", newKey())
                .post("/rides/" + ride + "/messages", Map.of("text", "Hello"))
                .expect(201)
                .text("id");
        captain.post("/rides/" + ride + "/arrival", null).expect(200);
        captain.post("/rides/" + ride + "/start", Map.of("startCode", journey.startCode(rider, ride)))
                .expect(200);
        journey.complete(captain, ride).expect(200);
        captain.put("/captain/shift", Map.of("online", false)).expect(200);
        rider.put("/rides/" + ride + "/ratings/captain", Map.of("stars", 5)).expect(201);
        captain.put("/rides/" + ride + "/ratings/rider", Map.of("stars", 5)).expect(201);
        ids.values().forEach(own -> own.putAll(Map.of("/rides/", ride, "message", message)));
        ids.get("CAPTAIN").put("/captain/offers/", offer);
    }

    ApiClient owner(String role) {
        return owners.get(role);
    }

    ApiClient other(String role) {
        return others.get(role);
    }

    /** Whether what the path names belongs to one person. */
    static boolean isOwned(Operation operation) {
        return operation.hasPathParameter()
                && NOBODYS.stream().noneMatch(nobodys -> operation.path().startsWith(nobodys));
    }

    /** The path to what the role's owner has; empty when nothing here belongs to the path. */
    Optional<String> path(Operation operation, String role) {
        return ids.get(role).entrySet().stream()
                .filter(own -> operation.path().startsWith(own.getKey() + "{"))
                .findFirst()
                .map(own -> operation
                        .path()
                        .replace("{id}", own.getValue())
                        .replace("{message}", ids.get(role).get("message"))
                        .replace("{side}", side(operation, role)));
    }

    /** A rider rates the captain, and replies to what is said of the rider. */
    private static String side(Operation operation, String role) {
        boolean isRiders = role.equals("RIDER") == operation.path().endsWith("/reply");
        return isRiders ? "rider" : "captain";
    }

    static @Nullable Object body(Operation operation) {
        return BODIES.get(operation.toString());
    }
}
