package org.ridewell.pricing.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.ridewell.database.control.Timestamps;
import org.ridewell.pricing.entity.PromoCode;

/** Promo codes and who used them. A use is counted under the code's row lock, so that no race passes a limit. */
@ApplicationScoped
public class PromoCodes {

    @PersistenceContext
    private EntityManager entities;

    public Optional<PromoCode> find(String code) {
        return rows(entities.createNativeQuery(
                                "SELECT code, kind, value, cap, valid_from, valid_until, uses_per_account, uses_in_all "
                                        + "FROM promo_code WHERE code = ?1")
                        .setParameter(1, code))
                .stream()
                .map(PromoCodes::code)
                .findFirst();
    }

    public int usedBy(String code, String accountId) {
        return number("SELECT count(*) FROM promo_redemption WHERE code = ?1 AND account_id = ?2", code, accountId);
    }

    public int usedInAll(String code) {
        return number("SELECT used FROM promo_code WHERE code = ?1", code);
    }

    /** False when the code has no use left for the account, or at all. A repeat for the same ride is no second use. */
    public boolean redeem(String code, String accountId, String rideId) {
        if (number("SELECT count(*) FROM promo_redemption WHERE ride_id = ?1", rideId) > 0) {
            return true;
        }
        boolean left = entities.createNativeQuery(
                                "UPDATE promo_code SET used = used + 1 WHERE code = ?1 AND used < uses_in_all")
                        .setParameter(1, code)
                        .executeUpdate()
                == 1;
        return left
                && entities.createNativeQuery(
                                        "INSERT INTO promo_redemption (ride_id, code, account_id) SELECT ?3, code, ?2 "
                                                + "FROM promo_code WHERE code = ?1 AND uses_per_account > "
                                                + "(SELECT count(*) FROM promo_redemption WHERE code = ?1 AND account_id = ?2)")
                                .setParameter(1, code)
                                .setParameter(2, accountId)
                                .setParameter(3, rideId)
                                .executeUpdate()
                        == 1;
    }

    /** The ride was not driven: its code may be used again. */
    public void release(String rideId) {
        entities.createNativeQuery("WITH gone AS (DELETE FROM promo_redemption WHERE ride_id = ?1 RETURNING code) "
                        + "UPDATE promo_code SET used = used - 1 WHERE code IN (SELECT code FROM gone)")
                .setParameter(1, rideId)
                .executeUpdate();
    }

    private int number(String sql, String... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return ((Number) query.getSingleResult()).intValue();
    }

    private static PromoCode code(Object found) {
        Object[] row = (Object[]) found;
        return new PromoCode(
                (String) row[0],
                PromoCode.Kind.valueOf((String) row[1]),
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue(),
                Timestamps.instant(row[4]),
                Timestamps.instant(row[5]),
                ((Number) row[6]).intValue(),
                ((Number) row[7]).intValue());
    }

    private static List<?> rows(Query query) {
        return query.getResultList();
    }
}
