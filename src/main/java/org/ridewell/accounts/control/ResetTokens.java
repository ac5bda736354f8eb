package org.ridewell.accounts.control;

import static org.ridewell.database.control.Timestamps.utc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ridewell.sessions.entity.Secret;

/** Tokens of password-reset mails: an hour each, used once, three an hour for an account. */
@ApplicationScoped
@Transactional
public class ResetTokens {

    public static final Duration LIFETIME = Duration.ofHours(1);
    private static final int AN_HOUR = 3;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** Empty when the account already got its share: nobody's mailbox is flooded. */
    public Optional<Secret> issue(String accountId) {
        Secret token = Secret.random();
        Instant now = clock.instant();
        int made = entities.createNativeQuery(
                        "insert into password_reset (token_hash, account_id, created_at, expires_at)"
                                + " select ?1, ?2, ?3, ?4 where"
                                + " (select count(*) from password_reset where account_id = ?2 and created_at > ?5) < ?6")
                .setParameter(1, token.hash())
                .setParameter(2, accountId)
                .setParameter(3, utc(now))
                .setParameter(4, utc(now.plus(LIFETIME)))
                .setParameter(5, utc(now.minus(LIFETIME)))
                .setParameter(6, AN_HOUR)
                .executeUpdate();
        return made == 1 ? Optional.of(token) : Optional.empty();
    }

    /** The account that a token stands for while it is unused and young. */
    public Optional<String> accountOf(Secret token) {
        return first(entities.createNativeQuery("select account_id from password_reset"
                        + " where token_hash = ?1 and used_at is null and expires_at > ?2")
                .setParameter(1, token.hash())
                .setParameter(2, utc(clock.instant()))
                .getResultList());
    }

    /** Uses the token up, and with it all others of its account. */
    public Optional<String> use(Secret token) {
        Optional<String> account = first(entities.createNativeQuery("update password_reset set used_at = ?2"
                        + " where token_hash = ?1 and used_at is null and expires_at > ?2 returning account_id")
                .setParameter(1, token.hash())
                .setParameter(2, utc(clock.instant()))
                .getResultList());
        account.ifPresent(id -> entities.createNativeQuery(
                        "update password_reset set used_at = ?2 where account_id = ?1 and used_at is null")
                .setParameter(1, id)
                .setParameter(2, utc(clock.instant()))
                .executeUpdate());
        return account;
    }

    public int purge() {
        return entities.createNativeQuery("delete from password_reset where expires_at < ?1")
                .setParameter(1, utc(clock.instant().minus(LIFETIME)))
                .executeUpdate();
    }

    private static Optional<String> first(List<?> rows) {
        return rows.stream().findFirst().map(String.class::cast);
    }
}
