package org.ridewell.idempotency.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored keys. A concurrent insert of the same key waits here for the first one's transaction. */
@ApplicationScoped
public class IdempotentRequests {

    @PersistenceContext
    private EntityManager entities;

    /** One stored key. */
    public record Stored(
            String bodyHash,
            String subject,
            boolean leased,
            @Nullable Integer status,
            @Nullable String answer) {}

    public boolean insert(String accountId, String key, String bodyHash, String subject, Duration lease) {
        return entities.createNativeQuery(
                                "INSERT INTO idempotent_request (account_id, key, body_hash, subject, lease_until) "
                                        + "VALUES (?1, ?2, ?3, ?4, now() + ?5 * interval '1 millisecond') "
                                        + "ON CONFLICT (account_id, key) DO NOTHING")
                        .setParameter(1, accountId)
                        .setParameter(2, key)
                        .setParameter(3, bodyHash)
                        .setParameter(4, subject)
                        .setParameter(5, lease.toMillis())
                        .executeUpdate()
                == 1;
    }

    public @Nullable Stored locked(String accountId, String key) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT body_hash, subject, lease_until > clock_timestamp(), status, answer "
                                + "FROM idempotent_request WHERE account_id = ?1 AND key = ?2 FOR UPDATE")
                .setParameter(1, accountId)
                .setParameter(2, key)
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        Object[] row = (Object[]) rows.get(0);
        return new Stored((String) row[0], (String) row[1], (Boolean) row[2], (Integer) row[3], (String) row[4]);
    }

    public void lease(String accountId, String key, Duration lease) {
        entities.createNativeQuery(
                        "UPDATE idempotent_request SET lease_until = clock_timestamp() + ?3 * interval '1 millisecond' "
                                + "WHERE account_id = ?1 AND key = ?2")
                .setParameter(1, accountId)
                .setParameter(2, key)
                .setParameter(3, lease.toMillis())
                .executeUpdate();
    }

    public void reassign(String accountId, String key, String subject) {
        entities.createNativeQuery("UPDATE idempotent_request SET subject = ?3 WHERE account_id = ?1 AND key = ?2")
                .setParameter(1, accountId)
                .setParameter(2, key)
                .setParameter(3, subject)
                .executeUpdate();
    }

    /** False when another attempt answered first. */
    public boolean answer(String accountId, String key, int status, String answer) {
        return entities.createNativeQuery("UPDATE idempotent_request SET status = ?3, answer = ?4 "
                                + "WHERE account_id = ?1 AND key = ?2 AND status IS NULL")
                        .setParameter(1, accountId)
                        .setParameter(2, key)
                        .setParameter(3, status)
                        .setParameter(4, answer)
                        .executeUpdate()
                == 1;
    }

    public void delete(String accountId, String key) {
        entities.createNativeQuery(
                        "DELETE FROM idempotent_request WHERE account_id = ?1 AND key = ?2 AND status IS NULL")
                .setParameter(1, accountId)
                .setParameter(2, key)
                .executeUpdate();
    }

    public int deleteOlderThan(Duration age) {
        return entities.createNativeQuery(
                        "DELETE FROM idempotent_request WHERE created_at < now() - ?1 * interval '1 second'")
                .setParameter(1, age.toSeconds())
                .executeUpdate();
    }
}
