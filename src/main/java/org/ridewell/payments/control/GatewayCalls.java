package org.ridewell.payments.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.entity.GatewayAnswer;
import org.ridewell.payments.entity.GatewayCall;

/** What is to be asked of the gateway, written down first: what a crash leaves open is found here. */
@ApplicationScoped
public class GatewayCalls {

    /** The job takes a call up when the request that wrote it did not come to asking. */
    public static final int LEFT_TO_REQUEST_SECONDS = 10;

    private static final String COLUMNS =
            "SELECT key, kind, ride_id, account_id, token, amount, currency, charge, state, attempts "
                    + "FROM gateway_call ";

    @PersistenceContext
    private EntityManager entities;

    /** A call with how far it got. */
    public record Stored(GatewayCall call, String state, int attempts) {

        public boolean isOpen() {
            return state.equals("OPEN");
        }

        public boolean isApproved() {
            return state.equals("APPROVED");
        }
    }

    /**
     * False when it was written down before.
     *
     * @param afterSeconds when the settlement job may take it up
     */
    public boolean open(GatewayCall call, int afterSeconds) {
        return entities.createNativeQuery(
                                "INSERT INTO gateway_call (key, ride_id, account_id, kind, token, amount, currency, state, "
                                        + "charge, due_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'OPEN', ?8, now() + ?9 * interval '1 second') "
                                        + "ON CONFLICT (key) DO NOTHING")
                        .setParameter(1, call.key())
                        .setParameter(2, call.rideId())
                        .setParameter(3, call.accountId())
                        .setParameter(4, call.kind().name())
                        .setParameter(5, call.token())
                        .setParameter(6, call.amount().amount())
                        .setParameter(7, call.amount().currency())
                        .setParameter(8, call.charge())
                        .setParameter(9, afterSeconds)
                        .executeUpdate()
                == 1;
    }

    public Optional<Stored> find(String key) {
        return stored(entities.createNativeQuery(COLUMNS + "WHERE key = ?1")
                        .setParameter(1, key)
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** The last one of a kind that may be made again, such as {@code PAY} and {@code TIP}. */
    public Optional<Stored> latest(GatewayCall.Kind kind, String rideId) {
        return stored(entities.createNativeQuery(
                                COLUMNS + "WHERE ride_id = ?1 AND kind = ?2 ORDER BY created_at DESC, key DESC LIMIT 1")
                        .setParameter(1, rideId)
                        .setParameter(2, kind.name())
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** In the order in which they were written down. */
    public List<Stored> openOf(String rideId) {
        return stored(entities.createNativeQuery(
                        COLUMNS + "WHERE ride_id = ?1 AND state = 'OPEN' ORDER BY created_at, kind = 'AUTHORISE' DESC")
                .setParameter(1, rideId)
                .getResultList());
    }

    /** Whether the outcome of anything that the account pays, or gets back, is unknown yet. */
    public boolean hasOpen(String accountId) {
        return !entities.createNativeQuery(
                        "SELECT key FROM gateway_call WHERE state = 'OPEN' AND account_id = ?1 LIMIT 1")
                .setParameter(1, accountId)
                .getResultList()
                .isEmpty();
    }

    public List<Stored> due(int limit) {
        return stored(entities.createNativeQuery(
                        COLUMNS + "WHERE state = 'OPEN' AND due_at <= clock_timestamp() ORDER BY due_at LIMIT ?1")
                .setParameter(1, limit)
                .getResultList());
    }

    /** Keeps other replicas off while this one asks; the next try comes later each time. False when it is closed by now. */
    public boolean take(String key) {
        return entities.createNativeQuery("UPDATE gateway_call SET attempts = attempts + 1, "
                                + "due_at = clock_timestamp() + LEAST(60, 6 + 2 ^ LEAST(attempts, 6)) * interval '1 second' "
                                + "WHERE key = ?1 AND state = 'OPEN'")
                        .setParameter(1, key)
                        .executeUpdate()
                == 1;
    }

    public void dueIn(String key, int seconds) {
        entities.createNativeQuery("UPDATE gateway_call SET due_at = clock_timestamp() + ?2 * interval '1 second' "
                        + "WHERE key = ?1 AND state = 'OPEN'")
                .setParameter(1, key)
                .setParameter(2, seconds)
                .executeUpdate();
    }

    /** Writes the answer down; false when another replica did so first, and nothing more may follow from it. */
    public boolean close(String key, GatewayAnswer answer) {
        return close(key, answer.result().name(), answer.charge(), answer.reason());
    }

    /** No longer needed. */
    public boolean drop(String key) {
        return close(key, "DROPPED", null, null);
    }

    private boolean close(String key, String state, @Nullable String charge, @Nullable String reason) {
        return entities.createNativeQuery(
                                "UPDATE gateway_call SET state = ?2, charge = COALESCE(CAST(?3 AS text), charge), "
                                        + "reason = CAST(?4 AS text) WHERE key = ?1 AND state = 'OPEN'")
                        .setParameter(1, key)
                        .setParameter(2, state)
                        .setParameter(3, charge)
                        .setParameter(4, reason)
                        .executeUpdate()
                == 1;
    }

    private static List<Stored> stored(List<?> rows) {
        return rows.stream().map(GatewayCalls::one).toList();
    }

    private static Stored one(Object found) {
        Object[] row = (Object[]) found;
        GatewayCall call = new GatewayCall(
                (String) row[0],
                GatewayCall.Kind.valueOf((String) row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                new Money(((Number) row[5]).longValue(), (String) row[6]),
                (String) row[7]);
        return new Stored(call, (String) row[8], ((Number) row[9]).intValue());
    }
}
