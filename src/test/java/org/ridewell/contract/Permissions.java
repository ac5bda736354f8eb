package org.ridewell.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who may call which operation. An operation that is not listed fails {@link RoleMatrixIT}: decide, then write it down. */
final class Permissions {

    static final String ANYONE = "ANYONE";
    /** Neither a person's token nor anyone without one: machines with a secret of their own. */
    static final String MACHINE = "MACHINE";

    private static final Set<String> EVERYBODY = Set.of("RIDER", "CAPTAIN", "OPS", "AUDITOR");
    private static final Set<String> RIDING = Set.of("RIDER", "CAPTAIN");
    private static final Set<String> WATCHING = Set.of("OPS", "AUDITOR");

    /** Outside of the document, for no client calls them: pods and watchdog among themselves. */
    static final List<String> HIDDEN = List.of(
            "GET /internal/diagnostics",
            "GET /internal/protections",
            "PUT /internal/protections/{name}",
            "DELETE /internal/protections/{name}");

    private static final Map<String, Set<String>> TABLE = new TreeMap<>();

    static {
        allow(Set.of(ANYONE), "POST /accounts", "POST /sessions", "POST /sessions/refresh");
        allow(Set.of(ANYONE), "POST /password-resets", "PUT /password-resets/{token}");
        allow(EVERYBODY, "GET /sessions/current", "DELETE /sessions/current");
        allow(EVERYBODY, "GET /me", "PATCH /me", "PUT /me/password");
        allow(EVERYBODY, "GET /me/sessions", "DELETE /me/sessions/{id}", "GET /me/events");
        allow(RIDING, "POST /me/deletion");

        allow(EVERYBODY, "GET /places", "GET /places/nearest");
        allow(
                Set.of("RIDER"),
                "GET /me/places",
                "POST /me/places",
                "GET /me/places/{id}",
                "DELETE /me/places/{id}",
                "GET /me/favourite-routes");
        allow(Set.of("RIDER"), "POST /quotes", "GET /quotes/{id}", "POST /rides");
        allow(RIDING, "GET /rides", "GET /rides/current", "GET /rides/{id}", "GET /rides/{id}/events");
        allow(RIDING, "POST /rides/{id}/cancellation", "GET /rides/{id}/cancellation");
        allow(Set.of("CAPTAIN"), "POST /rides/{id}/arrival", "POST /rides/{id}/start", "POST /rides/{id}/completion");
        allow(Set.of("OPS"), "GET /rides/{id}/dispatch");

        allow(Set.of("CAPTAIN"), "GET /captain/shift", "PUT /captain/shift", "PUT /captain/position");
        allow(Set.of("CAPTAIN"), "POST /captain/positions");
        allow(
                Set.of("CAPTAIN"),
                "GET /captain/offers",
                "POST /captain/offers/{id}/acceptance",
                "POST /captain/offers/{id}/refusal");
        allow(Set.of("CAPTAIN"), "GET /captain/earnings");
        allow(Set.of(ANYONE), "GET /city/captains");

        allow(Set.of("RIDER", "CAPTAIN", "OPS"), "GET /rides/{id}/payment");
        allow(Set.of("OPS"), "POST /rides/{id}/refund");
        allow(Set.of("RIDER"), "POST /rides/{id}/payment");
        allow(Set.of("RIDER"), "POST /rides/{id}/tip", "GET /me/payment-methods", "POST /me/payment-methods");
        allow(Set.of("RIDER"), "GET /me/payment-methods/{id}", "DELETE /me/payment-methods/{id}");
        allow(Set.of("RIDER"), "GET /me/wallet", "POST /me/wallet/top-ups", "GET /me/wallet/top-ups/{id}");

        allow(Set.of("RIDER"), "POST /rides/{id}/links");
        allow(Set.of(ANYONE), "GET /trips/{key}");
        allow(RIDING, "GET /rides/{id}/messages", "POST /rides/{id}/messages", "GET /rides/{id}/messages/{message}");
        allow(RIDING, "GET /rides/{id}/ratings", "PUT /rides/{id}/ratings/{side}");
        allow(RIDING, "PUT /rides/{id}/ratings/{side}/reply");
        allow(EVERYBODY, "GET /me/notifications", "PUT /me/notifications/read", "PUT /me/notifications/{id}/read");
        allow(EVERYBODY, "GET /support/tickets", "POST /support/tickets", "GET /support/tickets/{id}");
        allow(EVERYBODY, "POST /feedback", "GET /feedback/{id}");
        allow(EVERYBODY, "GET /me/referrals", "POST /me/referrals");

        allow(WATCHING, "GET /ops/fleet", "GET /ops/incidents", "GET /ops/incidents/{id}", "GET /ops/playbooks");
        allow(WATCHING, "GET /ops/playbooks/schema", "GET /ops/budgets", "GET /ops/events", "GET /ops/forecast");
        allow(WATCHING, "GET /ops/incidents/{id}/bundles");
        allow(Set.of("OPS"), "PUT /ops/watchdog/pause", "DELETE /ops/watchdog/pause");
        allow(Set.of("OPS"), "GET /ops/chaos");
        allow(Set.of("OPS"), "POST /ops/chaos/{fault}", "DELETE /ops/chaos/{fault}");
        allow(Set.of("AUDITOR"), "GET /audit/entries", "GET /audit/verification", "GET /audit/reports");
        allow(Set.of("AUDITOR"), "GET /audit/incidents/{id}/replay");
        allow(Set.of(MACHINE), "POST /ops/alerts");
    }

    private Permissions() {}

    private static void allow(Set<String> roles, String... operations) {
        for (String operation : operations) {
            TABLE.put(operation, roles);
        }
    }

    static Map<String, Set<String>> table() {
        return TABLE;
    }

    static boolean isAllowed(String operation, String caller) {
        Set<String> roles = TABLE.getOrDefault(operation, Set.of());
        return roles.contains(ANYONE) || roles.contains(caller);
    }
}
