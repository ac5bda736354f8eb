package org.ridewell.sessions.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ridewell.database.control.LastOutage;
import org.ridewell.protection.control.DatabaseBreaker;
import org.ridewell.sessions.entity.LiveSession;
import org.ridewell.sessions.entity.Secret;
import org.ridewell.sessions.entity.SessionEnded;

/**
 * Asked on every request, so it remembers each answer for a second: a session that another replica ended is refused
 * after that second at the latest, one that this replica ended at once. While the database is away, those that were live
 * shortly before stay so: operations must be able to look when all is red. Whoever is not remembered is nobody while
 * rung 0 lets nothing wait for it.
 */
@ApplicationScoped
public class LiveSessions {

    private static final Logger LOG = Logger.getLogger(LiveSessions.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration USABLE_WITHOUT_DATABASE = Duration.ofMinutes(10);
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
    /** Entries; above it the older ones go. */
    private static final int CAPACITY = 50_000;

    private record Seen(Optional<LiveSession> session, Instant at) {}

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    @Inject
    private Sessions sessions;

    @Inject
    private LastOutage outage;

    @Inject
    private DatabaseBreaker database;

    @Inject
    private Clock clock;

    public Optional<LiveSession> find(String sessionId) {
        return remembered(sessionId, () -> sessions.find(sessionId));
    }

    public Optional<LiveSession> findByCookie(Secret cookie) {
        return remembered(cookie.derived("seen").text(), () -> sessions.findByCookie(cookie));
    }

    /** After the commit: a request in between would remember the session as it was. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded ended) {
        seen.clear();
    }

    private Optional<LiveSession> remembered(String key, Supplier<Optional<LiveSession>> ask) {
        Instant now = clock.instant();
        Seen last = seen.get(key);
        if (last != null && last.at.plus(FRESH).isAfter(now)) {
            return last.session;
        }
        Seen usable = last != null && last.at.plus(USABLE_WITHOUT_DATABASE).isAfter(now) ? last : null;
        if (database.isOpen() || (outage.isRecent() && usable != null)) {
            return usable == null ? Optional.empty() : usable.session;
        }
        Optional<LiveSession> answer;
        try {
            answer = ask.get();
            answer.filter(s -> s.lastSeenAt().plus(TOUCH_EVERY).isBefore(now)).ifPresent(sessions::touch);
        } catch (PersistenceException e) {
            outage.seen();
            if (usable != null) {
                LOG.log(Level.FINE, "the database is away, the session is taken as it was", e);
                return usable.session;
            }
            throw e;
        }
        if (seen.size() >= CAPACITY) {
            seen.values().removeIf(s -> s.at.plus(FRESH).isBefore(now));
        }
        seen.put(key, new Seen(answer, now));
        return answer;
    }
}
