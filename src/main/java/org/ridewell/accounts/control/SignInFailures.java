package org.ridewell.accounts.control;

import static org.ridewell.database.control.Timestamps.instant;
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
import java.util.Locale;
import org.ridewell.accounts.entity.SignInDelay;
import org.ridewell.sessions.entity.Secret;

/** Counts failed sign-ins for each address that was tried, known or not, for all replicas together. */
@ApplicationScoped
@Transactional
public class SignInFailures {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** How long the address is still locked; zero when it is not. */
    public Duration lockOf(String email) {
        Instant now = clock.instant();
        List<?> until = entities.createNativeQuery(
                        "select locked_until from sign_in_failure where email_hash = ?1 and locked_until > ?2")
                .setParameter(1, hash(email))
                .setParameter(2, utc(now))
                .getResultList();
        return until.isEmpty() ? Duration.ZERO : Duration.between(now, instant(until.get(0)));
    }

    public void record(String email) {
        Instant now = clock.instant();
        entities.createNativeQuery("insert into sign_in_failure (email_hash, failures, last_failure_at, locked_until)"
                        + " values (?1, 0, ?2, ?2) on conflict do nothing")
                .setParameter(1, hash(email))
                .setParameter(2, utc(now))
                .executeUpdate();
        Object[] row = (Object[]) entities.createNativeQuery(
                        "select failures, last_failure_at from sign_in_failure where email_hash = ?1 for update")
                .setParameter(1, hash(email))
                .getSingleResult();
        boolean forgiven = instant(row[1]).plus(SignInDelay.FORGIVEN_AFTER).isBefore(now);
        int failures = forgiven ? 1 : ((Number) row[0]).intValue() + 1;
        entities.createNativeQuery(
                        "update sign_in_failure set failures = ?2, last_failure_at = ?3, locked_until = ?4 where email_hash = ?1")
                .setParameter(1, hash(email))
                .setParameter(2, failures)
                .setParameter(3, utc(now))
                .setParameter(4, utc(now.plus(SignInDelay.after(failures))))
                .executeUpdate();
    }

    public void forget(String email) {
        entities.createNativeQuery("delete from sign_in_failure where email_hash = ?1")
                .setParameter(1, hash(email))
                .executeUpdate();
    }

    public int purge() {
        return entities.createNativeQuery("delete from sign_in_failure where last_failure_at < ?1")
                .setParameter(1, utc(clock.instant().minus(SignInDelay.FORGIVEN_AFTER)))
                .executeUpdate();
    }

    private static byte[] hash(String email) {
        return Secret.sha256(email.toLowerCase(Locale.ROOT));
    }
}
