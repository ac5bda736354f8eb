package org.ridewell.dispatch.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.ridewell.upkeep.control.Upkeep;

/** Forgets how the captains of long gone rides were chosen, once nobody will ask for an explanation any more. */
@ApplicationScoped
public class OldSearches implements Upkeep {

    private static final Duration KEPT = Duration.ofDays(90);
    /** Rides at a time: one run never holds the tables for long, and the next goes on. */
    private static final int MOST = 5_000;

    @PersistenceContext(unitName = "ridewell")
    private EntityManager entities;

    @Override
    public String of() {
        return "searches for captains";
    }

    @Override
    @Transactional
    public int remove() {
        return ((Number) entities.createNativeQuery("""
                        WITH old AS (SELECT ride_id FROM dispatch_search
                                     WHERE ended_at < clock_timestamp() - make_interval(secs => ?1)
                                     ORDER BY ended_at LIMIT ?2 FOR UPDATE SKIP LOCKED),
                             traces AS (DELETE FROM dispatch_trace USING old WHERE dispatch_trace.ride_id = old.ride_id),
                             offers AS (DELETE FROM ride_offer USING old WHERE ride_offer.ride_id = old.ride_id),
                             searches AS (DELETE FROM dispatch_search USING old
                                          WHERE dispatch_search.ride_id = old.ride_id RETURNING 1)
                        SELECT count(*) FROM searches""")
                        .setParameter(1, (double) KEPT.toSeconds())
                        .setParameter(2, MOST)
                        .getSingleResult())
                .intValue();
    }
}
