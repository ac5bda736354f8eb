package org.ridewell.sessions.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.sessions.control.AccessTokens;
import org.ridewell.sessions.control.RefreshTokens;
import org.ridewell.sessions.control.Sessions;
import org.ridewell.sessions.entity.LiveSession;
import org.ridewell.sessions.entity.Secret;
import org.ridewell.sessions.entity.SessionEnd;
import org.ridewell.sessions.entity.SessionEnded;
import org.ridewell.sessions.entity.SessionRecord;
import org.ridewell.sessions.entity.SessionTokens;

/** Opens, renews and ends sessions for whoever proved who they are. */
@ApplicationScoped
@Transactional
public class SessionRegister {

    /** Characters; longer user agents say nothing more. */
    private static final int USER_AGENT = 200;

    @Inject
    private Sessions sessions;

    @Inject
    private RefreshTokens refreshTokens;

    @Inject
    private AccessTokens accessTokens;

    @Inject
    private SessionCookies cookies;

    @Inject
    private Event<SessionEnded> ended;

    public SessionTokens open(String accountId, String role, @Nullable String userAgent) {
        String session = sessions.open(accountId, role, shortened(userAgent), null);
        return tokens(accountId, role, session);
    }

    /** For pages: the browser holds the session as a cookie. An earlier session of the same browser ends. */
    public void openInBrowser(String accountId, String role, HttpServletRequest request, HttpServletResponse response) {
        endInBrowser(request, response);
        Secret cookie = Secret.random();
        sessions.open(accountId, role, shortened(request.getHeader("User-Agent")), cookie);
        cookies.write(response, cookie);
    }

    public void endInBrowser(HttpServletRequest request, HttpServletResponse response) {
        SessionCookies.read(request)
                .flatMap(sessions::findByCookie)
                .ifPresent(session -> end(session.id(), SessionEnd.LOG_OUT));
        cookies.erase(response);
    }

    /** A token that was used before ends its whole session: one of its two holders is a thief. */
    public Outcome<SessionTokens> refresh(String refreshToken) {
        Secret token = new Secret(refreshToken);
        Optional<LiveSession> session = refreshTokens.use(token).flatMap(sessions::find);
        if (session.isPresent()) {
            sessions.touch(session.get());
            return Outcome.done(tokens(
                    session.get().accountId(),
                    session.get().role(),
                    session.get().id()));
        }
        refreshTokens.replayed(token).ifPresent(id -> end(id, SessionEnd.REFRESH_REPLAYED));
        return Outcome.refused(
                Refusal.of(401, "unauthenticated", "Not signed in", "The refresh token is not valid. Sign in again."));
    }

    public void end(String sessionId, SessionEnd reason) {
        sessions.end(sessionId, reason);
        ended.fire(new SessionEnded(sessionId));
    }

    /** @return whether it was the account's and open */
    public boolean endOther(String sessionId, String accountId) {
        boolean open = sessions.end(sessionId, accountId, SessionEnd.SIGNED_OUT_ELSEWHERE);
        if (open) {
            ended.fire(new SessionEnded(sessionId));
        }
        return open;
    }

    /** @param except a session that goes on, or null */
    public void endAll(String accountId, @Nullable String except, SessionEnd reason) {
        sessions.endAll(accountId, except == null ? "" : except, reason);
        ended.fire(new SessionEnded(accountId));
    }

    /** Empty when it is another account's. */
    public Optional<SessionRecord> find(String sessionId, String accountId) {
        return sessions.find(sessionId, accountId);
    }

    /**
     * Newest first.
     *
     * @param before the id that ended the last page, or null
     */
    public List<SessionRecord> list(String accountId, @Nullable String before, int limit) {
        return sessions.list(accountId, before, limit);
    }

    private SessionTokens tokens(String accountId, String role, String session) {
        return new SessionTokens(
                accessTokens.issue(accountId, role, session),
                refreshTokens.issue(session).text(),
                AccessTokens.LIFETIME.toSeconds());
    }

    private static String shortened(@Nullable String userAgent) {
        String text = userAgent == null ? "" : userAgent;
        return text.length() <= USER_AGENT ? text : text.substring(0, USER_AGENT);
    }
}
