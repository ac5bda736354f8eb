package org.ridewell.mail.control;

import static org.ridewell.database.control.Timestamps.instant;
import static org.ridewell.database.control.Timestamps.utc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.ridewell.identity.entity.Id;
import org.ridewell.mail.entity.Mail;

/** Local mode's mails: kept in the database and shown on a page instead of being sent. */
@ApplicationScoped
@Transactional
public class Inbox implements Carrier {

    /** Mails; older ones are dropped. */
    private static final int KEPT = 200;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    @Override
    public void carry(MimeMessage message) throws MessagingException {
        try {
            entities.createNativeQuery(
                            "insert into inbox_mail (id, recipient, subject, body, sent_at) values (?1, ?2, ?3, ?4, ?5)")
                    .setParameter(1, Id.next(clock))
                    .setParameter(2, message.getAllRecipients()[0].toString())
                    .setParameter(3, message.getSubject())
                    .setParameter(4, message.getContent().toString())
                    .setParameter(5, utc(clock.instant()))
                    .executeUpdate();
        } catch (IOException e) {
            throw new MessagingException("cannot read the message", e);
        }
        entities.createNativeQuery(
                        "delete from inbox_mail where id in (select id from inbox_mail order by sent_at desc offset ?1)")
                .setParameter(1, KEPT)
                .executeUpdate();
    }

    /** Newest first. */
    @SuppressWarnings("unchecked")
    public List<Mail> list() {
        List<Object[]> rows = entities.createNativeQuery(
                        "select id, recipient, subject, body, sent_at from inbox_mail order by sent_at desc, id desc")
                .getResultList();
        return rows.stream()
                .map(r -> new Mail((String) r[0], (String) r[1], (String) r[2], (String) r[3], instant(r[4])))
                .toList();
    }
}
