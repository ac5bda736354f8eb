package org.ridewell.rides.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;

/** What must hold for rides whatever fails. The queries walk the partial indexes of active rides and the newest bookings: some milliseconds however many rides there were. */
@ApplicationScoped
@Transactional
public class RideInvariants {

    @PersistenceContext
    private EntityManager entities;

    /** Bookings that were acknowledged and are not there, and active rides of which the event log knows nothing of the state. */
    public long lost(Instant bookedSince) {
        return count(
                        "SELECT count(*) FROM idempotent_request i WHERE i.created_at > ?1 AND i.status = 201 "
                                // top-ups are acknowledged here too
                                + "AND i.answer LIKE '%\"pickup\"%' "
                                + "AND NOT EXISTS (SELECT 1 FROM ride r WHERE r.id = i.subject)",
                        bookedSince)
                + count(
                        "SELECT count(*) FROM ride r WHERE r.state IN ('ACCEPTED', 'ARRIVED', 'STARTED') "
                                + "AND r.requested_at > ?1 AND NOT EXISTS "
                                + "(SELECT 1 FROM ride_event e WHERE e.ride_id = r.id AND e.to_state = r.state)",
                        Instant.EPOCH);
    }

    public long doubleBookedCaptains() {
        return count(
                "SELECT count(*) FROM (SELECT 1 FROM ride WHERE state IN ('ACCEPTED', 'ARRIVED', 'STARTED') "
                        + "AND requested_at > ?1 GROUP BY captain_id HAVING count(*) > 1) twice",
                Instant.EPOCH);
    }

    private long count(String sql, Instant since) {
        Object count = entities.createNativeQuery(sql)
                .setParameter(1, since.atOffset(ZoneOffset.UTC))
                .getSingleResult();
        return ((Number) count).longValue();
    }
}
