package org.ridewell.sessions.control;

import static org.ridewell.database.control.Timestamps.instant;
import static org.ridewell.database.control.Timestamps.utc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.identity.entity.Id;
import org.ridewell.sessions.entity.LiveSession;
import org.ridewell.sessions.entity.Secret;
import org.ridewell.sessions.entity.SessionEnd;
import org.ridewell.sessions.entity.SessionLifetime;
import org.ridewell.sessions.entity.SessionRecord;

/** The rows that decide who is signed in, on every replica. */
@ApplicationScoped
@Transactional
public class Sessions {

    private static final String LIVE = "select id, account_id, role, created_at, last_seen_at from account_session"
            + " where ended_at is null and expires_at > ?1 and ";
    private static final String RECORD = "select id, created_at, last_seen_at,"
            + " coalesce(ended_at, case when expires_at <= ?1 then expires_at end), user_agent"
            + " from account_session where account_id = ?2 and ";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** @param cookie null for a session of the API */
    public String open(String accountId, String role, String userAgent, @Nullable Secret cookie) {
        Instant now = clock.instant();
        String id = Id.next(clock);
        entities.createNativeQuery(
                        "insert into account_session (id, account_id, role, cookie_hash, user_agent,"
                                + " created_at, last_seen_at, expires_at) values (?1, ?2, ?3, decode(cast(?4 as text), 'hex'), ?5, ?6, ?6, ?7)")
                .setParameter(1, id)
                .setParameter(2, accountId)
                .setParameter(3, role)
                .setParameter(4, cookie == null ? null : HexFormat.of().formatHex(cookie.hash()))
                .setParameter(5, userAgent)
                .setParameter(6, utc(now))
                .setParameter(7, utc(SessionLifetime.of(role).expiry(now, now)))
                .executeUpdate();
        return id;
    }

    public Optional<LiveSession> find(String id) {
        return live(query(LIVE + "id = ?2").setParameter(2, id));
    }

    public Optional<LiveSession> findByCookie(Secret cookie) {
        return live(query(LIVE + "cookie_hash = ?2").setParameter(2, cookie.hash()));
    }

    /** Notes that the session is used, which prolongs it. */
    public void touch(LiveSession session) {
        Instant now = clock.instant();
        entities.createNativeQuery(
                        "update account_session set last_seen_at = ?1, expires_at = ?2 where id = ?3 and ended_at is null")
                .setParameter(1, utc(now))
                .setParameter(2, utc(SessionLifetime.of(session.role()).expiry(session.createdAt(), now)))
                .setParameter(3, session.id())
                .executeUpdate();
    }

    /** @return whether it was still open */
    public boolean end(String id, SessionEnd reason) {
        return query("update account_session set ended_at = ?1, end_reason = ?2 where id = ?3 and ended_at is null")
                        .setParameter(2, reason.name())
                        .setParameter(3, id)
                        .executeUpdate()
                == 1;
    }

    /** Ends one of the account's own sessions; another account's is not found. */
    public boolean end(String id, String accountId, SessionEnd reason) {
        return query("update account_session set ended_at = ?1, end_reason = ?2"
                                + " where id = ?3 and account_id = ?4 and ended_at is null")
                        .setParameter(2, reason.name())
                        .setParameter(3, id)
                        .setParameter(4, accountId)
                        .executeUpdate()
                == 1;
    }

    /** @param except the id of a session that goes on, or the empty string */
    public void endAll(String accountId, String except, SessionEnd reason) {
        query("update account_session set ended_at = ?1, end_reason = ?2"
                        + " where account_id = ?3 and id <> ?4 and ended_at is null")
                .setParameter(2, reason.name())
                .setParameter(3, accountId)
                .setParameter(4, except)
                .executeUpdate();
    }

    /**
     * Newest first.
     *
     * @param before the id that ended the last page, or null
     */
    public List<SessionRecord> list(String accountId, @Nullable String before, int limit) {
        return records(query(RECORD + "id < ?3 order by id desc limit ?4")
                .setParameter(2, accountId)
                .setParameter(3, before == null ? Id.AFTER_ALL : before)
                .setParameter(4, limit));
    }

    /** As its owner sees it, ended or not; another account's is not found. */
    public Optional<SessionRecord> find(String id, String accountId) {
        return records(query(RECORD + "id = ?3").setParameter(2, accountId).setParameter(3, id)).stream()
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private static List<SessionRecord> records(Query query) {
        List<Object[]> rows = query.getResultList();
        return rows.stream()
                .map(r -> new SessionRecord(
                        (String) r[0], instant(r[1]), instant(r[2]), r[3] == null ? null : instant(r[3]), (String)
                                r[4]))
                .toList();
    }

    /** Old rows hold personal data that nobody needs any more. */
    public int purge(Instant before) {
        return entities.createNativeQuery("delete from account_session where coalesce(ended_at, expires_at) < ?1")
                .setParameter(1, utc(before))
                .executeUpdate();
    }

    private Query query(String sql) {
        return entities.createNativeQuery(sql).setParameter(1, utc(clock.instant()));
    }

    @SuppressWarnings("unchecked")
    private static Optional<LiveSession> live(Query query) {
        List<Object[]> rows = query.getResultList();
        return rows.stream()
                .findFirst()
                .map(r -> new LiveSession((String) r[0], (String) r[1], (String) r[2], instant(r[3]), instant(r[4])));
    }
}
