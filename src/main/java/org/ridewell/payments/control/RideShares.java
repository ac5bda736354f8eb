package org.ridewell.payments.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.entity.Posting;

/** What the book says of many rides at once. */
@ApplicationScoped
public class RideShares {

    @PersistenceContext
    private EntityManager entities;

    /**
     * @param share of the fare or the cancellation fee, for the captain
     * @param tip all of it is the captain's
     */
    public record Share(Money share, Money tip) {}

    /** By ride; a ride that brought the captain nothing is not in it. */
    public Map<String, Share> of(String captainId, List<String> rideIds) {
        if (rideIds.isEmpty()) {
            return Map.of();
        }
        List<?> rows = entities.createNativeQuery("SELECT t.ride_id, "
                        + "COALESCE(sum(e.amount) FILTER (WHERE t.kind IN ('FARE', 'CANCELLATION_FEE')), 0), "
                        + "COALESCE(sum(e.amount) FILTER (WHERE t.kind = 'TIP'), 0) "
                        + "FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id "
                        + "WHERE e.account = ?1 AND t.ride_id = ANY(string_to_array(?2, ',')) GROUP BY t.ride_id")
                .setParameter(1, Posting.captain(captainId))
                .setParameter(2, String.join(",", rideIds))
                .getResultList();
        Map<String, Share> shares = new LinkedHashMap<>();
        for (Object found : rows) {
            Object[] row = (Object[]) found;
            shares.put((String) row[0], new Share(euros(row[1]), euros(row[2])));
        }
        return shares;
    }

    private static Money euros(Object sum) {
        return Money.euros(((Number) sum).longValue());
    }
}
