package org.ridewell.places.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.ridewell.geo.entity.Position;
import org.ridewell.places.entity.SavedPlace;

/** The rows of {@code saved_place}. */
@ApplicationScoped
public class SavedPlaces {

    @PersistenceContext
    private EntityManager database;

    public List<SavedPlace> of(String accountId) {
        List<?> rows = database.createNativeQuery(
                        "SELECT id, name, lat, lon FROM saved_place WHERE account_id = ? ORDER BY lower(name)")
                .setParameter(1, accountId)
                .getResultList();
        return rows.stream().map(row -> place((Object[]) row)).toList();
    }

    private static SavedPlace place(Object[] row) {
        return new SavedPlace((String) row[0], (String) row[1], new Position((Double) row[2], (Double) row[3]));
    }

    /** Whether it was stored: not when the account has a place of this name, or as many as it may have. */
    public boolean add(String accountId, SavedPlace place, Instant now, int limit) {
        return database.createNativeQuery("""
                        INSERT INTO saved_place (id, account_id, name, lat, lon, created_at)
                        SELECT ?, ?, ?, ?, ?, ?
                        WHERE (SELECT count(*) FROM saved_place WHERE account_id = ?) < ?
                        ON CONFLICT (account_id, lower(name)) DO NOTHING""")
                        .setParameter(1, place.id())
                        .setParameter(2, accountId)
                        .setParameter(3, place.name())
                        .setParameter(4, place.position().lat())
                        .setParameter(5, place.position().lon())
                        .setParameter(6, now.atOffset(java.time.ZoneOffset.UTC))
                        .setParameter(7, accountId)
                        .setParameter(8, limit)
                        .executeUpdate()
                == 1;
    }

    public boolean remove(String accountId, String id) {
        return database.createNativeQuery("DELETE FROM saved_place WHERE account_id = ? AND id = ?")
                        .setParameter(1, accountId)
                        .setParameter(2, id)
                        .executeUpdate()
                == 1;
    }

    public void forget(String accountId) {
        database.createNativeQuery("DELETE FROM saved_place WHERE account_id = ?1")
                .setParameter(1, accountId)
                .executeUpdate();
    }
}
