package org.ridewell.messages.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.database.control.Timestamps;
import org.ridewell.messages.entity.Conversation;
import org.ridewell.messages.entity.Message;
import org.ridewell.rides.entity.Party;

/** The rows of {@code ride_message}. A conversation without a captain has none. */
@ApplicationScoped
public class MessageRows {

    private static final String MESSAGE =
            "SELECT id, from_side, text, sent_at FROM ride_message WHERE ride_id = ? AND captain_id = ? AND ";

    @PersistenceContext
    private EntityManager database;

    /** False when the ride has {@code most} messages already. */
    public boolean add(Conversation talk, String accountId, Message message, int most) {
        return database.createNativeQuery("""
                        INSERT INTO ride_message (id, ride_id, captain_id, from_side, from_id, text, sent_at)
                        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
                        WHERE (SELECT count(*) FROM ride_message WHERE ride_id = ?2) < ?8""")
                        .setParameter(1, message.id())
                        .setParameter(2, talk.rideId())
                        .setParameter(3, captain(talk))
                        .setParameter(4, message.from().name())
                        .setParameter(5, accountId)
                        .setParameter(6, message.text())
                        .setParameter(7, Timestamps.utc(message.sentAt()))
                        .setParameter(8, most)
                        .executeUpdate()
                == 1;
    }

    /** Oldest first; ids sort by age. */
    public List<Message> of(Conversation talk, @Nullable String after, int limit) {
        List<?> rows = database.createNativeQuery(MESSAGE + "id > ? ORDER BY id LIMIT ?")
                .setParameter(1, talk.rideId())
                .setParameter(2, captain(talk))
                .setParameter(3, after == null ? "" : after)
                .setParameter(4, limit)
                .getResultList();
        return rows.stream().map(row -> message((Object[]) row)).toList();
    }

    /** Empty also when it belongs to another conversation. */
    public Optional<Message> find(Conversation talk, String id) {
        List<?> rows = database.createNativeQuery(MESSAGE + "id = ?")
                .setParameter(1, talk.rideId())
                .setParameter(2, captain(talk))
                .setParameter(3, id)
                .getResultList();
        return rows.stream().findFirst().map(row -> message((Object[]) row));
    }

    /** All that an account wrote. */
    public void deleteFrom(String accountId) {
        database.createNativeQuery("DELETE FROM ride_message WHERE from_id = ?")
                .setParameter(1, accountId)
                .executeUpdate();
    }

    int deleteBefore(Instant time) {
        return database.createNativeQuery("DELETE FROM ride_message WHERE sent_at < ?")
                .setParameter(1, Timestamps.utc(time))
                .executeUpdate();
    }

    private static String captain(Conversation talk) {
        return talk.captainId() == null ? "" : talk.captainId();
    }

    private static Message message(Object[] row) {
        return new Message(
                (String) row[0], Party.valueOf((String) row[1]), (String) row[2], Timestamps.instant(row[3]));
    }
}
