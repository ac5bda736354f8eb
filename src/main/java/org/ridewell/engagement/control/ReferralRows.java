package org.ridewell.engagement.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ridewell.database.control.Timestamps;

/** The rows of {@code referral_code} and {@code referral}. */
@ApplicationScoped
public class ReferralRows {

    @PersistenceContext
    private EntityManager database;

    /** The account's own code; the proposed one when it had none yet. */
    public String codeOf(String accountId, String proposed) {
        database.createNativeQuery("INSERT INTO referral_code (account_id, code) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .setParameter(1, accountId)
                .setParameter(2, proposed)
                .executeUpdate();
        return (String) database.createNativeQuery("SELECT code FROM referral_code WHERE account_id = ?")
                .setParameter(1, accountId)
                .getSingleResult();
    }

    public Optional<String> ownerOf(String code) {
        List<?> owners = database.createNativeQuery("SELECT account_id FROM referral_code WHERE code = ?")
                .setParameter(1, code)
                .getResultList();
        return owners.stream().map(String.class::cast).findFirst();
    }

    /** Whether nobody had invited this account before, nor was the inviter invited by it. */
    public boolean claim(String invitedId, String inviterId, Instant now) {
        return database.createNativeQuery("""
                        INSERT INTO referral (invited_id, inviter_id, at) SELECT ?1, ?2, ?3
                        WHERE NOT EXISTS (SELECT 1 FROM referral WHERE invited_id = ?2 AND inviter_id = ?1)
                        ON CONFLICT (invited_id) DO NOTHING""")
                        .setParameter(1, invitedId)
                        .setParameter(2, inviterId)
                        .setParameter(3, Timestamps.utc(now))
                        .executeUpdate()
                == 1;
    }

    /** Who is to be thanked for inviting this account; empty without an invitation, and when it was paid before. */
    public Optional<String> pay(String invitedId, Instant now) {
        boolean isDue =
                database.createNativeQuery("UPDATE referral SET paid_at = ?2 WHERE invited_id = ?1 AND paid_at IS NULL")
                                .setParameter(1, invitedId)
                                .setParameter(2, Timestamps.utc(now))
                                .executeUpdate()
                        == 1;
        if (!isDue) {
            return Optional.empty();
        }
        return Optional.of((String) database.createNativeQuery("SELECT inviter_id FROM referral WHERE invited_id = ?1")
                .setParameter(1, invitedId)
                .getSingleResult());
    }

    public long paidFor(String accountId) {
        return ((Number) database.createNativeQuery(
                                "SELECT count(*) FROM referral WHERE inviter_id = ? AND paid_at IS NOT NULL")
                        .setParameter(1, accountId)
                        .getSingleResult())
                .longValue();
    }

    public long invitedBy(String accountId) {
        return ((Number) database.createNativeQuery("SELECT count(*) FROM referral WHERE inviter_id = ?")
                        .setParameter(1, accountId)
                        .getSingleResult())
                .longValue();
    }
}
