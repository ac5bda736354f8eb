package org.ridewell.dispatch.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ridewell.database.control.Timestamps;
import org.ridewell.dispatch.entity.Search;

/** The running searches. The lock on a row is the right to do its next step; PostgreSQL gives it back when we die. */
@ApplicationScoped
public class Searches {

    /** Tells every replica's dispatch that a search can go on. */
    public static final String CHANNEL = "ridewell_dispatch";

    @PersistenceContext(unitName = "ridewell")
    private EntityManager entities;

    /** Empty when the search has ended or another replica is at it. */
    public Optional<Search> claim(String rideId) {
        entities.createNativeQuery("INSERT INTO dispatch_search (ride_id) VALUES (?1) ON CONFLICT DO NOTHING")
                .setParameter(1, rideId)
                .executeUpdate();
        List<?> rows = entities.createNativeQuery(
                        "SELECT round FROM dispatch_search WHERE ride_id = ?1 AND ended_at IS NULL FOR UPDATE SKIP LOCKED")
                .setParameter(1, rideId)
                .getResultList();
        return rows.stream().findFirst().map(round -> new Search(rideId, ((Number) round).intValue()));
    }

    /** Rides whose search waits for its next step, the longest waiting first. */
    public List<String> due(int limit) {
        List<?> rows = entities.createNativeQuery("""
                        SELECT ride_id FROM dispatch_search
                        WHERE ended_at IS NULL AND next_at <= clock_timestamp() ORDER BY next_at LIMIT ?1""").setParameter(1, limit).getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    /** Whether a search was ever begun for this ride. */
    public boolean isKnown(String rideId) {
        return !entities.createNativeQuery("SELECT 1 FROM dispatch_search WHERE ride_id = ?1")
                .setParameter(1, rideId)
                .getResultList()
                .isEmpty();
    }

    /** Of these rides, those that no search was ever begun for. */
    public List<String> unknown(List<String> rideIds) {
        List<?> rows = entities.createNativeQuery("""
                        SELECT id FROM unnest(string_to_array(?1, ',')) id
                        WHERE NOT EXISTS (SELECT 1 FROM dispatch_search s WHERE s.ride_id = id)""")
                .setParameter(1, String.join(",", rideIds))
                .getResultList();
        return rows.stream().map(String.class::cast).filter(id -> !id.isEmpty()).toList();
    }

    public void goOnAt(String rideId, int round, Instant at) {
        entities.createNativeQuery("UPDATE dispatch_search SET round = ?2, next_at = ?3 WHERE ride_id = ?1")
                .setParameter(1, rideId)
                .setParameter(2, round)
                .setParameter(3, at.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    public void goOnAfter(String rideId, int round, Duration pause) {
        entities.createNativeQuery("""
                        UPDATE dispatch_search SET round = ?2, next_at = clock_timestamp() + make_interval(secs => ?3)
                        WHERE ride_id = ?1""")
                .setParameter(1, rideId)
                .setParameter(2, round)
                .setParameter(3, pause.toMillis() / 1000.0)
                .executeUpdate();
    }

    /** Wakes all replicas with the commit: the first one does the next step. */
    public void goOnNow(String rideId) {
        entities.createNativeQuery("UPDATE dispatch_search SET next_at = clock_timestamp() WHERE ride_id = ?1")
                .setParameter(1, rideId)
                .executeUpdate();
        entities.createNativeQuery("SELECT CAST(pg_notify(?1, ?2) AS text)")
                .setParameter(1, CHANNEL)
                .setParameter(2, rideId)
                .getResultList();
    }

    /** The ride lost its captain: the search begins anew, near the pickup. A ride that was never searched for has nothing to begin anew. */
    public void reopen(String rideId) {
        entities.createNativeQuery("""
                        UPDATE dispatch_search SET ended_at = NULL, round = 0, next_at = clock_timestamp()
                        WHERE ride_id = ?1 AND ended_at IS NOT NULL""").setParameter(1, rideId).executeUpdate();
    }

    public void end(String rideId) {
        entities.createNativeQuery("UPDATE dispatch_search SET ended_at = clock_timestamp() WHERE ride_id = ?1")
                .setParameter(1, rideId)
                .executeUpdate();
    }

    /** The database's clock. */
    public Instant now() {
        Object now = entities.createNativeQuery("SELECT clock_timestamp()").getSingleResult();
        return Timestamps.instant(now);
    }
}
