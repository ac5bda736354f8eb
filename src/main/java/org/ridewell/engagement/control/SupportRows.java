package org.ridewell.engagement.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.database.control.Timestamps;
import org.ridewell.engagement.entity.Feedback;
import org.ridewell.engagement.entity.Ticket;
import org.ridewell.engagement.entity.TicketKind;
import org.ridewell.engagement.entity.TicketState;
import org.ridewell.identity.entity.Id;

/** The rows of {@code support_ticket} and {@code feedback}. */
@ApplicationScoped
public class SupportRows {

    private static final String TICKET =
            "SELECT id, kind, ride_id, text, state, at FROM support_ticket WHERE account_id = ? AND ";

    @PersistenceContext
    private EntityManager database;

    public void insert(String accountId, Ticket ticket) {
        database.createNativeQuery("""
                        INSERT INTO support_ticket (id, account_id, kind, ride_id, text, state, at)
                        VALUES (?, ?, ?, nullif(?, ''), ?, ?, ?)""")
                .setParameter(1, ticket.id())
                .setParameter(2, accountId)
                .setParameter(3, ticket.kind().name())
                .setParameter(4, ticket.rideId() == null ? "" : ticket.rideId())
                .setParameter(5, ticket.text())
                .setParameter(6, ticket.state().name())
                .setParameter(7, Timestamps.utc(ticket.at()))
                .executeUpdate();
    }

    /** Newest first; ids sort by age. */
    public List<Ticket> of(String accountId, @Nullable String before, int limit) {
        List<?> rows = database.createNativeQuery(TICKET + "id < ? ORDER BY id DESC LIMIT ?")
                .setParameter(1, accountId)
                .setParameter(2, before == null ? Id.AFTER_ALL : before)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream().map(row -> ticket((Object[]) row)).toList();
    }

    /** Empty also when it is another account's. */
    public Optional<Ticket> find(String accountId, String id) {
        List<?> rows = database.createNativeQuery(TICKET + "id = ?")
                .setParameter(1, accountId)
                .setParameter(2, id)
                .getResultList();
        return rows.stream().findFirst().map(row -> ticket((Object[]) row));
    }

    private static Ticket ticket(Object[] row) {
        return new Ticket(
                (String) row[0],
                TicketKind.valueOf((String) row[1]),
                (String) row[2],
                (String) row[3],
                TicketState.valueOf((String) row[4]),
                Timestamps.instant(row[5]));
    }

    public void insert(String accountId, Feedback feedback) {
        database.createNativeQuery(
                        "INSERT INTO feedback (id, account_id, stars, text, at) VALUES (?, ?, ?, nullif(?, ''), ?)")
                .setParameter(1, feedback.id())
                .setParameter(2, accountId)
                .setParameter(3, feedback.stars())
                .setParameter(4, feedback.text())
                .setParameter(5, Timestamps.utc(feedback.at()))
                .executeUpdate();
    }

    /** Empty also when it is another account's. */
    public Optional<Feedback> findFeedback(String accountId, String id) {
        List<?> rows = database.createNativeQuery(
                        "SELECT id, stars, coalesce(text, ''), at FROM feedback WHERE account_id = ? AND id = ?")
                .setParameter(1, accountId)
                .setParameter(2, id)
                .getResultList();
        return rows.stream().findFirst().map(row -> feedback((Object[]) row));
    }

    private static Feedback feedback(Object[] row) {
        return new Feedback((String) row[0], ((Number) row[1]).intValue(), (String) row[2], Timestamps.instant(row[3]));
    }

    public void forgetFeedback(String accountId) {
        database.createNativeQuery("DELETE FROM feedback WHERE account_id = ?1")
                .setParameter(1, accountId)
                .executeUpdate();
    }
}
