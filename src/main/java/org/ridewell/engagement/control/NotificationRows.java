package org.ridewell.engagement.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.database.control.Timestamps;
import org.ridewell.engagement.entity.Notification;
import org.ridewell.identity.entity.Id;

/** The rows of {@code notification}. */
@ApplicationScoped
public class NotificationRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> PARAMS = new TypeReference<>() {};

    @PersistenceContext
    private EntityManager database;

    public void insert(String accountId, Notification notification) {
        database.createNativeQuery("INSERT INTO notification (id, account_id, kind, params, at) VALUES (?, ?, ?, ?, ?)")
                .setParameter(1, notification.id())
                .setParameter(2, accountId)
                .setParameter(3, notification.kind())
                .setParameter(4, json(notification.params()))
                .setParameter(5, Timestamps.utc(notification.at()))
                .executeUpdate();
    }

    /** Newest first; ids sort by age. */
    public List<Notification> of(String accountId, @Nullable String before, int limit) {
        List<?> rows = database.createNativeQuery("""
                        SELECT id, kind, params, at, read_at IS NOT NULL FROM notification
                        WHERE account_id = ? AND id < ? ORDER BY id DESC LIMIT ?""")
                .setParameter(1, accountId)
                .setParameter(2, before == null ? Id.AFTER_ALL : before)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream().map(row -> notification((Object[]) row)).toList();
    }

    public long unread(String accountId) {
        return ((Number) database.createNativeQuery(
                                "SELECT count(*) FROM notification WHERE account_id = ? AND read_at IS NULL")
                        .setParameter(1, accountId)
                        .getSingleResult())
                .longValue();
    }

    /** Whether the account has it; reading it twice changes nothing. */
    public boolean read(String accountId, String id, Instant now) {
        return database.createNativeQuery(
                                "UPDATE notification SET read_at = coalesce(read_at, ?) WHERE account_id = ? AND id = ?")
                        .setParameter(1, Timestamps.utc(now))
                        .setParameter(2, accountId)
                        .setParameter(3, id)
                        .executeUpdate()
                == 1;
    }

    public void readAll(String accountId, Instant now) {
        database.createNativeQuery("UPDATE notification SET read_at = ? WHERE account_id = ? AND read_at IS NULL")
                .setParameter(1, Timestamps.utc(now))
                .setParameter(2, accountId)
                .executeUpdate();
    }

    private static Notification notification(Object[] row) {
        return new Notification(
                (String) row[0], (String) row[1], params((String) row[2]), Timestamps.instant(row[3]), (Boolean)
                        row[4]);
    }

    private static String json(Map<String, String> params) {
        try {
            return JSON.writeValueAsString(params);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings are always JSON", e);
        }
    }

    private static Map<String, String> params(String json) {
        try {
            return JSON.readValue(json, PARAMS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notification's row is broken", e);
        }
    }

    public void forget(String accountId) {
        database.createNativeQuery("DELETE FROM notification WHERE account_id = ?1")
                .setParameter(1, accountId)
                .executeUpdate();
    }
}
