package org.ridewell.dispatch.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ridewell.database.control.Timestamps;
import org.ridewell.dispatch.entity.Offer;
import org.ridewell.dispatch.entity.OfferState;

/** Offers. Every change is guarded by the state it starts from; two partial unique indexes hold one live offer a side. */
@ApplicationScoped
public class Offers {

    private static final String SELECT = """
            SELECT id, ride_id, captain_id, round, state, body, expires_at,
                   state = 'OPEN' AND expires_at > clock_timestamp()
            FROM ride_offer WHERE\s""";

    @PersistenceContext(unitName = "ridewell")
    private EntityManager entities;

    /** @return false when the captain has an offer already, or the ride has: nothing is written then */
    public boolean open(Offer offer) {
        return entities.createNativeQuery("""
                                INSERT INTO ride_offer (id, ride_id, captain_id, round, state, body, expires_at)
                                VALUES (?1, ?2, ?3, ?4, 'OPEN', ?5, ?6) ON CONFLICT DO NOTHING""")
                        .setParameter(1, offer.id())
                        .setParameter(2, offer.rideId())
                        .setParameter(3, offer.captainId())
                        .setParameter(4, offer.round())
                        .setParameter(5, offer.body())
                        .setParameter(6, offer.expiresAt().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    public Optional<Offer> openOf(String rideId) {
        return all(entities.createNativeQuery(SELECT + "ride_id = ?1 AND state = 'OPEN'")
                        .setParameter(1, rideId)
                        .getResultList())
                .stream()
                .findFirst();
    }

    public Optional<Offer> find(String offerId, String captainId) {
        return all(entities.createNativeQuery(SELECT + "id = ?1 AND captain_id = ?2")
                        .setParameter(1, offerId)
                        .setParameter(2, captainId)
                        .getResultList())
                .stream()
                .findFirst();
    }

    public List<Offer> liveFor(String captainId) {
        return all(entities.createNativeQuery(
                        SELECT + "captain_id = ?1 AND state = 'OPEN' AND expires_at > clock_timestamp()")
                .setParameter(1, captainId)
                .getResultList());
    }

    /** Ends an open offer, whatever the time. */
    public boolean end(String offerId, OfferState as) {
        return entities.createNativeQuery(
                                "UPDATE ride_offer SET state = ?2, answered_at = clock_timestamp() WHERE id = ?1 AND state = 'OPEN'")
                        .setParameter(1, offerId)
                        .setParameter(2, as.name())
                        .executeUpdate()
                == 1;
    }

    /** Answers an offer, if it is still open and its deadline has not passed. */
    public boolean answer(String offerId, OfferState as) {
        return entities.createNativeQuery("""
                                UPDATE ride_offer SET state = ?2, answered_at = clock_timestamp()
                                WHERE id = ?1 AND state = 'OPEN' AND expires_at > clock_timestamp()""")
                        .setParameter(1, offerId)
                        .setParameter(2, as.name())
                        .executeUpdate()
                == 1;
    }

    /** Who answered offers of this ride so: DECLINED, or ACCEPTED although the ride looks for a captain again. */
    public Set<String> answeredBy(String rideId, OfferState answer) {
        List<?> ids = entities.createNativeQuery("SELECT captain_id FROM ride_offer WHERE ride_id = ?1 AND state = ?2")
                .setParameter(1, rideId)
                .setParameter(2, answer.name())
                .getResultList();
        return ids.stream().map(String.class::cast).collect(Collectors.toSet());
    }

    public Set<String> askedIn(String rideId, int round) {
        List<?> ids = entities.createNativeQuery("SELECT captain_id FROM ride_offer WHERE ride_id = ?1 AND round = ?2")
                .setParameter(1, rideId)
                .setParameter(2, round)
                .getResultList();
        return ids.stream().map(String.class::cast).collect(Collectors.toSet());
    }

    private static List<Offer> all(List<?> rows) {
        return rows.stream().map(Object[].class::cast).map(Offers::offer).toList();
    }

    private static Offer offer(Object[] row) {
        return new Offer(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                ((Number) row[3]).intValue(),
                OfferState.valueOf((String) row[4]),
                (String) row[5],
                Timestamps.instant(row[6]),
                (Boolean) row[7]);
    }
}
