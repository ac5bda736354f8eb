package org.ridewell.dispatch.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.database.control.Timestamps;
import org.ridewell.dispatch.entity.Candidate;
import org.ridewell.dispatch.entity.Search;
import org.ridewell.dispatch.entity.TraceLine;
import org.ridewell.dispatch.entity.Verdict;

/** Why each captain was or was not asked; the same verdict on the same captain is kept once a round. */
@ApplicationScoped
public class Traces {

    @PersistenceContext(unitName = "ridewell")
    private EntityManager entities;

    public void note(Search search, Candidate candidate, Verdict verdict) {
        insert(
                search,
                candidate.captainId(),
                verdict,
                candidate.eta().isPresent() ? candidate.eta().getAsLong() : null,
                candidate.distance(),
                candidate.captain().idle().toSeconds());
    }

    public void note(Search search, String captainId, Verdict verdict, long distance) {
        insert(search, captainId, verdict, null, distance, null);
    }

    private void insert(
            Search search,
            String captainId,
            Verdict verdict,
            @Nullable Long eta,
            @Nullable Long distance,
            @Nullable Long idle) {
        entities.createNativeQuery("""
                        INSERT INTO dispatch_trace (ride_id, round, captain_id, verdict, eta, distance, idle)
                        VALUES (?1, ?2, ?3, ?4, CAST(?5 AS bigint), CAST(?6 AS bigint), CAST(?7 AS bigint))
                        ON CONFLICT DO NOTHING""")
                .setParameter(1, search.rideId())
                .setParameter(2, search.round())
                .setParameter(3, captainId)
                .setParameter(4, verdict.name())
                .setParameter(5, eta)
                .setParameter(6, distance)
                .setParameter(7, idle)
                .executeUpdate();
    }

    public List<TraceLine> of(String rideId) {
        List<?> rows = entities.createNativeQuery("""
                        SELECT round, captain_id, verdict, eta, distance, idle, at
                        FROM dispatch_trace WHERE ride_id = ?1 ORDER BY id LIMIT 1000""").setParameter(1, rideId).getResultList();
        return rows.stream().map(Object[].class::cast).map(Traces::line).toList();
    }

    private static TraceLine line(Object[] row) {
        return new TraceLine(
                ((Number) row[0]).intValue(),
                (String) row[1],
                Verdict.valueOf((String) row[2]),
                whole(row[3]),
                whole(row[4]),
                whole(row[5]),
                Timestamps.instant(row[6]));
    }

    private static @Nullable Long whole(@Nullable Object column) {
        return column == null ? null : ((Number) column).longValue();
    }
}
