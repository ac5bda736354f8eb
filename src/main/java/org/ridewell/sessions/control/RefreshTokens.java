package org.ridewell.sessions.control;

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

/** Each refresh token is used once: one guarded UPDATE decides among simultaneous uses. */
@ApplicationScoped
@Transactional
public class RefreshTokens {

    private static final Duration LIFETIME = Duration.ofDays(30);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    public Secret issue(String sessionId) {
        Secret token = Secret.random();
        Instant now = clock.instant();
        entities.createNativeQuery(
                        "insert into refresh_token (token_hash, session_id, issued_at, expires_at) values (?1, ?2, ?3, ?4)")
                .setParameter(1, token.hash())
                .setParameter(2, sessionId)
                .setParameter(3, utc(now))
                .setParameter(4, utc(now.plus(LIFETIME)))
                .executeUpdate();
        return token;
    }

    /** The session of a token that was unused until now. */
    public Optional<String> use(Secret token) {
        return first(entities.createNativeQuery("update refresh_token set used_at = ?1"
                        + " where token_hash = ?2 and used_at is null and expires_at > ?1 returning session_id")
                .setParameter(1, utc(clock.instant()))
                .setParameter(2, token.hash())
                .getResultList());
    }

    /** The session of a token that was used before: somebody holds a copy. */
    public Optional<String> replayed(Secret token) {
        return first(entities.createNativeQuery(
                        "select session_id from refresh_token where token_hash = ?1 and used_at is not null")
                .setParameter(1, token.hash())
                .getResultList());
    }

    private static Optional<String> first(List<?> rows) {
        return rows.stream().findFirst().map(String.class::cast);
    }
}
