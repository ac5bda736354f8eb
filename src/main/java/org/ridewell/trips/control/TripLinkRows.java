package org.ridewell.trips.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ridewell.database.control.Timestamps;
import org.ridewell.sessions.entity.Secret;

/** The rows of {@code trip_link}. Of a link's key only the hash is kept. */
@ApplicationScoped
public class TripLinkRows {

    @PersistenceContext
    private EntityManager database;

    /** The ride that a key opens, and whose it is. */
    public record Opened(String rideId, String riderId) {}

    /** False when the ride has {@code most} links already. */
    public boolean add(Secret key, String rideId, String riderId, Instant now, int most) {
        return database.createNativeQuery(
                                "INSERT INTO trip_link (key_hash, ride_id, rider_id, created_at) "
                                        + "SELECT ?1, ?2, ?3, ?4 WHERE (SELECT count(*) FROM trip_link WHERE ride_id = ?2) < ?5")
                        .setParameter(1, key.hash())
                        .setParameter(2, rideId)
                        .setParameter(3, riderId)
                        .setParameter(4, Timestamps.utc(now))
                        .setParameter(5, most)
                        .executeUpdate()
                == 1;
    }

    public Optional<Opened> find(Secret key) {
        List<?> rows = database.createNativeQuery("SELECT ride_id, rider_id FROM trip_link WHERE key_hash = ?")
                .setParameter(1, key.hash())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Opened((String) row[0], (String) row[1]))
                .findFirst();
    }
}
