package org.ridewell.riding.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The rows of {@code turned_from}: of each account the last ride that it looked away from. */
@ApplicationScoped
public class TurnedFrom {

    @PersistenceContext
    private EntityManager database;

    public boolean contains(String accountId, String rideId) {
        return !database.createNativeQuery("SELECT ride_id FROM turned_from WHERE account_id = ?1 AND ride_id = ?2")
                .setParameter(1, accountId)
                .setParameter(2, rideId)
                .getResultList()
                .isEmpty();
    }

    public void set(String accountId, String rideId) {
        database.createNativeQuery("INSERT INTO turned_from (account_id, ride_id) VALUES (?1, ?2) "
                        + "ON CONFLICT (account_id) DO UPDATE SET ride_id = excluded.ride_id")
                .setParameter(1, accountId)
                .setParameter(2, rideId)
                .executeUpdate();
    }

    public void forget(String accountId) {
        database.createNativeQuery("DELETE FROM turned_from WHERE account_id = ?1")
                .setParameter(1, accountId)
                .executeUpdate();
    }
}
