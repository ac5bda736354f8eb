package org.ridewell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** Each operation of the OpenAPI document, called by each kind of caller; what belongs to a person also by another of the same kind. */
class RoleMatrixIT {

    private static final List<String> CALLERS = List.of("ANONYMOUS", "RIDER", "CAPTAIN", "OPS", "AUDITOR");

    private final RideSystem system = new RideSystem(LibertyServer.shared());
    private final Map<String, Operation> operations = Operation.all(system.anonymous());
    private final Map<String, ApiClient> clients = Callers.of(system);

    @Test
    void theTableHasEveryOperationAndNoOther() {
        assertThat(operations).isNotEmpty();
        assertThat(Permissions.table().keySet())
                .as("entries in Permissions, one for each operation")
                .isEqualTo(operations.keySet());
    }

    @TestFactory
    Stream<DynamicTest> eachCallerGetsWhatTheTableSays() {
        return operations.values().stream().flatMap(operation -> CALLERS.stream()
                .map(caller -> dynamicTest(operation + " by " + caller, () -> check(operation, caller))));
    }

    @TestFactory
    Stream<DynamicTest> nobodyMayCallWhatIsNotForClients() {
        Map<String, Object> body = Map.of("kind", "SHED", "target", "estimates", "seconds", 1, "incident", "none");
        return Permissions.HIDDEN.stream().flatMap(operation -> CALLERS.stream()
                .map(caller -> dynamicTest(operation + " by " + caller, () -> {
                    String[] call = operation.split(" ", 2);
                    Answer answer = client(caller)
                            .probe(
                                    call[0],
                                    call[1].replace("{name}", "shed-estimates"),
                                    call[0].equals("PUT") ? body : null);
                    assertThat(answer.status()).isEqualTo(401);
                })));
    }

    @TestFactory
    Stream<DynamicTest> whatBelongsToOneIsNotThereForAnother() {
        Belongings belongings = new Belongings(LibertyServer.shared());
        // what is deleted cannot be asked for afterwards
        List<Operation> deletionsLast = operations.values().stream()
                .filter(Belongings::isOwned)
                .sorted(Comparator.comparing(operation -> operation.method().equals("DELETE")))
                .toList();
        return deletionsLast.stream().flatMap(operation -> Stream.of("RIDER", "CAPTAIN")
                .filter(role -> Permissions.isAllowed(operation.toString(), role))
                .flatMap(role -> Stream.of(
                        dynamicTest(operation + " by another " + role, () -> isNotThere(belongings, operation, role)),
                        dynamicTest(operation + " by its " + role, () -> isThere(belongings, operation, role)))));
    }

    private static void isNotThere(Belongings belongings, Operation operation, String role) {
        Answer answer = sent(belongings.other(role), belongings, operation, role);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static void isThere(Belongings belongings, Operation operation, String role) {
        assertThat(sent(belongings.owner(role), belongings, operation, role).status())
                .isLessThan(500)
                .isNotIn(400, 401, 403, 404, 405);
    }

    private static Answer sent(ApiClient client, Belongings belongings, Operation operation, String role) {
        String path = belongings
                .path(operation, role)
                .orElseThrow(() -> new AssertionError(operation + " needs an entry in Belongings for a " + role));
        return keyed(client, operation).probe(operation.method(), path, Belongings.body(operation));
    }

    private static ApiClient keyed(ApiClient client, Operation operation) {
        return operation.takesHeader("Idempotency-Key")
                ? client.with("Idempotency-Key", UUID.randomUUID().toString())
                : client;
    }

    private void check(Operation operation, String caller) {
        Answer answer = called(operation, caller);
        assertThat(answer.status()).as("never a failure of ours").isLessThan(500);
        if (Permissions.isAllowed(operation.toString(), caller)) {
            if (!operation.path().startsWith("/sessions") && !operation.path().startsWith("/password")) {
                assertThat(answer.status()).isNotIn(401, 403);
            }
            return;
        }
        boolean anonymous = caller.equals("ANONYMOUS") || isForMachines(operation);
        assertThat(answer.status()).isEqualTo(anonymous ? 401 : 403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        if (anonymous) {
            assertThat(answer.headers().allValues("WWW-Authenticate")).isNotEmpty();
        }
    }

    private ApiClient client(String caller) {
        return Optional.ofNullable(clients.get(caller)).orElse(system.anonymous());
    }

    private static boolean isForMachines(Operation operation) {
        return Permissions.isAllowed(operation.toString(), Permissions.MACHINE);
    }

    private Answer called(Operation operation, String caller) {
        ApiClient client = client(caller);
        if (operation.toString().equals("DELETE /sessions/current") && !caller.equals("ANONYMOUS")) {
            client = Objects.requireNonNull(Callers.of(system).get(caller));
        }
        return keyed(client, operation)
                .probe(operation.method(), operation.at("nobody-has-it"), operation.body() == null ? null : "{}");
    }
}
