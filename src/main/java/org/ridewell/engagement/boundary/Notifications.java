package org.ridewell.engagement.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.engagement.control.NotificationRows;
import org.ridewell.engagement.entity.Notification;
import org.ridewell.events.control.Outbox;
import org.ridewell.identity.entity.Id;
import org.ridewell.paging.entity.Page;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.entity.AccountDeleted;

/** Each account's inbox. */
@ApplicationScoped
@Transactional
public class Notifications {

    @Inject
    private NotificationRows rows;

    @Inject
    private Outbox outbox;

    @Inject
    private Clock clock;

    /** Newest first. */
    public record Inbox(
            List<Notification> items, long unread, @Nullable String nextCursor) {}

    /** Puts it into the inbox and pushes it to open pages, in the caller's transaction. */
    public void send(String accountId, String kind, Map<String, String> params) {
        Notification notification = new Notification(Id.next(clock), kind, params, clock.instant(), false);
        rows.insert(accountId, notification);
        outbox.append(accountId, "notification", null, notification);
    }

    public Inbox of(String accountId, int limit, @Nullable String cursor) {
        Page<Notification> page = Page.cut(rows.of(accountId, cursor, limit + 1), limit, Notification::id);
        return new Inbox(page.items(), rows.unread(accountId), page.nextCursor());
    }

    /** 404 for one of somebody else. */
    public Outcome<String> read(String accountId, String id) {
        return rows.read(accountId, id, clock.instant())
                ? Outcome.done(id)
                : Outcome.refused(Refusal.notFound("notification"));
    }

    public void readAll(String accountId) {
        rows.readAll(accountId, clock.instant());
    }

    void forget(@Observes AccountDeleted deleted) {
        rows.forget(deleted.accountId());
    }
}
