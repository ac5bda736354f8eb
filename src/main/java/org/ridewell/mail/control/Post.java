package org.ridewell.mail.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends mails, always behind the request, so that nobody learns from the time of an answer whether one was sent.
 * With {@code RIDEWELL_SMTP_HOST} through that server; else, in local mode, into the inbox page.
 */
@ApplicationScoped
public class Post {

    private static final Logger LOG = Logger.getLogger(Post.class.getName());

    /** {@code RIDEWELL_SMTP_HOST}: submission server; without it, local mode keeps mails on the inbox page. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_SMTP_HOST")
    private Optional<String> host;

    /** {@code RIDEWELL_SMTP_PORT}: 587 is submission with STARTTLS (RFC 6409). */
    @Inject
    @ConfigProperty(name = "RIDEWELL_SMTP_PORT", defaultValue = "587")
    private int port;

    /** {@code RIDEWELL_SMTP_USER}: empty for a relay that asks for none. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_SMTP_USER")
    private Optional<String> user;

    /** {@code RIDEWELL_SMTP_PASSWORD}: a secret. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_SMTP_PASSWORD")
    private Optional<String> password;

    /** {@code RIDEWELL_MAIL_FROM}: the sender's address. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_MAIL_FROM", defaultValue = "ridewell@localhost")
    private String from;

    @Inject
    private Inbox inbox;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService executor;

    public void send(String recipient, String subject, String body) {
        executor.execute(() -> carry(recipient, subject, body));
    }

    private void carry(String recipient, String subject, String body) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
            message.setSubject(subject, StandardCharsets.UTF_8.name());
            message.setText(body, StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            carrier().carry(message);
        } catch (MessagingException | RuntimeException e) {
            // neither address nor body: the one is personal, the other may hold a secret link
            LOG.log(Level.WARNING, "a mail was not sent", e);
        }
    }

    private Carrier carrier() {
        return host.<Carrier>map(h -> new Smtp(h, port, user.orElse(""), password.orElse("")))
                .orElse(inbox);
    }
}
