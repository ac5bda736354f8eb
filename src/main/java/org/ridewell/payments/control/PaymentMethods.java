package org.ridewell.payments.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ridewell.identity.entity.Id;

/** Cards that riders keep: the gateway's tokens, never numbers. */
@ApplicationScoped
public class PaymentMethods {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** A kept card. */
    public record Kept(String id, String label) {}

    public Optional<String> token(String riderId, String id) {
        return rows(entities.createNativeQuery("SELECT token FROM payment_method WHERE rider_id = ?1 AND id = ?2")
                        .setParameter(1, riderId)
                        .setParameter(2, id))
                .stream()
                .map(String.class::cast)
                .findFirst();
    }

    public List<Kept> of(String riderId) {
        return rows(entities.createNativeQuery(
                                "SELECT id, label FROM payment_method WHERE rider_id = ?1 ORDER BY created_at, id")
                        .setParameter(1, riderId))
                .stream()
                .map(PaymentMethods::kept)
                .toList();
    }

    /** The card's one row, also when it is kept twice. */
    public Kept keep(String riderId, String token, String label) {
        entities.createNativeQuery("INSERT INTO payment_method (id, rider_id, token, label) VALUES (?1, ?2, ?3, ?4) "
                        + "ON CONFLICT (rider_id, token) DO NOTHING")
                .setParameter(1, "pm_" + Id.next(clock))
                .setParameter(2, riderId)
                .setParameter(3, token)
                .setParameter(4, label)
                .executeUpdate();
        return kept(
                entities.createNativeQuery("SELECT id, label FROM payment_method WHERE rider_id = ?1 AND token = ?2")
                        .setParameter(1, riderId)
                        .setParameter(2, token)
                        .getSingleResult());
    }

    public boolean forget(String riderId, String id) {
        return entities.createNativeQuery("DELETE FROM payment_method WHERE rider_id = ?1 AND id = ?2")
                        .setParameter(1, riderId)
                        .setParameter(2, id)
                        .executeUpdate()
                == 1;
    }

    private static Kept kept(Object found) {
        Object[] row = (Object[]) found;
        return new Kept((String) row[0], (String) row[1]);
    }

    private static List<?> rows(Query query) {
        return query.getResultList();
    }

    public void forget(String accountId) {
        entities.createNativeQuery("DELETE FROM payment_method WHERE rider_id = ?1")
                .setParameter(1, accountId)
                .executeUpdate();
    }
}
