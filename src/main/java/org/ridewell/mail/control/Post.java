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
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;

/**
 * Takes mails to where they are taken: with {@code RIDEWELL_SMTP_HOST} to that server, which needs no database; else, in
 * local mode, to the inbox page.
 */
@ApplicationScoped
public class Post {

    private static final Logger LOG = Logger.getLogger(Post.class.getName());
    /** What {@code RIDEWELL_SMTP_HOST} says where there is no server: production mode wants to be told. */
    private static final String NONE = "none";

    /** {@code RIDEWELL_SMTP_HOST}: submission server, or {@code none}; without it, local mode keeps mails on the inbox page. */
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
    private Settings settings;

    @Inject
    private Migrations migrations;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService executor;

    /** Is there anything that takes mails? */
    public boolean isServed() {
        return host.map(h -> !h.equals(NONE)).orElseGet(settings::isLocal);
    }

    /** Behind the request, so that nobody learns from the time of an answer whether a mail was sent. */
    public void send(String recipient, String subject, String body) {
        executor.execute(() -> {
            try {
                deliver(recipient, subject, body);
            } catch (MessagingException | RuntimeException e) {
                // neither address nor body: the one is personal, the other may hold a secret link
                LOG.log(Level.WARNING, "a mail was not sent", e);
            }
        });
    }

    /**
     * On the caller's thread, which waits up to ten seconds for each answer of the server.
     *
     * @throws MessagingException when the mail was not taken
     */
    public void deliver(String recipient, String subject, String body) throws MessagingException {
        Carrier carrier = carrier();
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setText(body, StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        carrier.carry(message);
    }

    private Carrier carrier() throws MessagingException {
        if (!isServed()) {
            throw new MessagingException("no mail server is configured");
        }
        if (host.isPresent()) {
            return new Smtp(host.get(), port, user.orElse(""), password.orElse(""));
        }
        // a persistence unit whose first use finds no database is lost for as long as the process lives
        if (!migrations.isDone()) {
            throw new MessagingException("the inbox is in the database, which is away");
        }
        return inbox;
    }
}
