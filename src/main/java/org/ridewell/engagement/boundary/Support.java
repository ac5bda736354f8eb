package org.ridewell.engagement.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.engagement.control.SupportRows;
import org.ridewell.engagement.entity.Feedback;
import org.ridewell.engagement.entity.Ticket;
import org.ridewell.engagement.entity.TicketState;
import org.ridewell.idempotency.boundary.Idempotency;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.paging.entity.Page;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.entity.AccountDeleted;

/** Takes requests for help, lost items and opinions. */
@ApplicationScoped
@Transactional
public class Support {

    @Inject
    private SupportRows rows;

    @Inject
    private Notifications notifications;

    @Inject
    private OwnRides rides;

    @Inject
    private Idempotency idempotency;

    @Inject
    private Clock clock;

    /** 404 when it is about somebody else's ride, as if that were not there. The same key again answers the same ticket. */
    public Outcome<Ticket> open(String accountId, @Nullable String idempotencyKey, TicketRequest wanted) {
        return IdempotencyKey.optional(idempotencyKey, "POST /support/tickets", ApiJson.text(wanted))
                .flatMap(key -> idempotency.once(
                        accountId, key.orElse(null), id -> opened(accountId, id, wanted), id -> find(accountId, id)));
    }

    private Outcome<Ticket> opened(String accountId, String id, TicketRequest wanted) {
        if (wanted.rideId() != null && !rides.isOf(wanted.rideId(), accountId)) {
            return Outcome.refused(Refusal.notFound("ride"));
        }
        Ticket ticket = new Ticket(
                id, wanted.kind(), wanted.rideId(), wanted.text().strip(), TicketState.OPEN, clock.instant());
        rows.insert(accountId, ticket);
        notifications.send(
                accountId,
                "TICKET_OPENED",
                Map.of("ticketId", ticket.id(), "kind", ticket.kind().name()));
        return Outcome.done(ticket);
    }

    /** 404 for one of somebody else. */
    public Outcome<Ticket> find(String accountId, String id) {
        return rows.find(accountId, id).map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.notFound("ticket")));
    }

    /** Newest first. */
    public Page<Ticket> of(String accountId, int limit, @Nullable String cursor) {
        return Page.cut(rows.of(accountId, cursor, limit + 1), limit, Ticket::id);
    }

    /** The same key again answers the same feedback. */
    public Outcome<Feedback> feedback(String accountId, @Nullable String idempotencyKey, FeedbackRequest given) {
        return IdempotencyKey.optional(idempotencyKey, "POST /feedback", ApiJson.text(given))
                .flatMap(key -> idempotency.once(
                        accountId,
                        key.orElse(null),
                        id -> kept(accountId, id, given),
                        id -> findFeedback(accountId, id)));
    }

    private Outcome<Feedback> kept(String accountId, String id, FeedbackRequest given) {
        String text = given.text();
        Feedback feedback = new Feedback(id, given.stars(), text == null ? "" : text.strip(), clock.instant());
        rows.insert(accountId, feedback);
        return Outcome.done(feedback);
    }

    /** 404 for somebody else's. */
    public Outcome<Feedback> findFeedback(String accountId, String id) {
        return rows.findFeedback(accountId, id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound("feedback")));
    }

    /** What was said of the app goes; a question stays, because it may be about somebody else's ride, too. */
    void forget(@Observes AccountDeleted deleted) {
        rows.forgetFeedback(deleted.accountId());
    }
}
