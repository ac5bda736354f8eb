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

    /** Whether nobody had invited this account before. */
    public boolean claim(String invitedId, String inviterId, Instant now) {
        return database.createNativeQuery("""
                        INSERT INTO referral (invited_id, inviter_id, at) VALUES (?, ?, ?)
                        ON CONFLICT (invited_id) DO NOTHING""")
                        .setParameter(1, invitedId)
                        .setParameter(2, inviterId)
                        .setParameter(3, Timestamps.utc(now))
                        .executeUpdate()
                == 1;
    }

    public long invitedBy(String accountId) {
        return ((Number) database.createNativeQuery("SELECT count(*) FROM referral WHERE inviter_id = ?")
                        .setParameter(1, accountId)
                        .getSingleResult())
                .longValue();
    }
}
