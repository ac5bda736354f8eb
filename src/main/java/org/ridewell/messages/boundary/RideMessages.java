package org.ridewell.messages.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.engagement.boundary.Notifications;
import org.ridewell.idempotency.boundary.Idempotency;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.messages.control.MessageRows;
import org.ridewell.messages.entity.Conversation;
import org.ridewell.messages.entity.Message;
import org.ridewell.paging.entity.Page;
import org.ridewell.problem.control.InputRules;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.entity.AccountDeleted;
import org.ridewell.rides.boundary.RideViews;

/** The two people of a ride write to each other while a captain is on it; the inbox tells that there is something, never what. */
@ApplicationScoped
@Transactional
public class RideMessages {

    /** More is no talk about a ride; a page shows all of it. */
    public static final int MOST = 100;

    @Inject
    private RideViews rides;

    @Inject
    private MessageRows rows;

    @Inject
    private Notifications notifications;

    @Inject
    private Idempotency idempotency;

    @Inject
    private InputRules rules;

    @Inject
    private Clock clock;

    /** Oldest first; 404 for somebody else's ride. */
    public Outcome<Page<Message>> of(String rideId, String accountId, int limit, @Nullable String cursor) {
        return conversation(rideId, accountId)
                .map(talk -> Page.cut(rows.of(talk, cursor, limit + 1), limit, Message::id));
    }

    /** 404 for somebody else's, and for one that was written with another captain. */
    public Outcome<Message> find(String rideId, String accountId, String id) {
        return conversation(rideId, accountId).flatMap(talk -> find(talk, id));
    }

    /** 404 for somebody else's ride, 409 unless a captain is on it. The same key again answers the same message. */
    public Outcome<Message> send(
            String rideId, String accountId, @Nullable String idempotencyKey, MessageRequest given) {
        return IdempotencyKey.of(idempotencyKey, "POST /rides/" + rideId + "/messages", given.text())
                .flatMap(key -> rules.broken(given)
                        .<Outcome<Message>>map(Outcome::refused)
                        .orElseGet(() -> conversation(rideId, accountId)
                                .flatMap(talk -> send(talk, accountId, key, given.text()))));
    }

    private Outcome<Message> send(Conversation talk, String accountId, IdempotencyKey key, String text) {
        return idempotency.once(
                accountId,
                key,
                id -> write(talk, accountId, new Message(id, talk.sideOf(accountId), text, clock.instant())),
                id -> find(talk, id));
    }

    /** Done when it was written, and the other side told. */
    private Outcome<Message> write(Conversation talk, String accountId, Message message) {
        String other = talk.otherThan(accountId);
        if (other == null || !talk.isOpen()) {
            return Outcome.refused(
                    Refusal.conflict("wrong-state", "Rider and captain write while a captain is on the ride.")
                            .with("currentState", talk.state().name()));
        }
        if (!rows.add(talk, accountId, message, MOST)) {
            return Outcome.refused(Refusal.conflict("too-many-messages", "A ride has at most " + MOST + " messages."));
        }
        notifications.send(other, "RIDE_MESSAGE", Map.of("rideId", talk.rideId()));
        return Outcome.done(message);
    }

    private Outcome<Message> find(Conversation talk, String id) {
        return rows.find(talk, id).map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.notFound("message")));
    }

    private Outcome<Conversation> conversation(String rideId, String accountId) {
        return rides.parties(rideId, accountId)
                .map(parties -> new Conversation(rideId, parties.riderId(), parties.captainId(), parties.state()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound("ride")));
    }

    /** Whoever leaves takes their words along. */
    void forget(@Observes AccountDeleted deleted) {
        rows.deleteFrom(deleted.accountId());
    }
}
