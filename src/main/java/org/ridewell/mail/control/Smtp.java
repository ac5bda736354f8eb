package org.ridewell.mail.control;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/**
 * An SMTP server that takes submissions, with STARTTLS wherever it has a user.
 *
 * @param user empty for a relay that asks for none
 */
record Smtp(String host, int port, String user, String password) implements Carrier {

    /** Milliseconds; Jakarta Mail's default waits for ever. */
    private static final String TIMEOUT = "10000";

    @Override
    public void carry(MimeMessage message) throws MessagingException {
        MimeMessage own = new MimeMessage(session(), stream(message));
        own.saveChanges();
        Transport.send(own);
    }

    private static java.io.InputStream stream(MimeMessage message) throws MessagingException {
        try {
            var bytes = new java.io.ByteArrayOutputStream();
            message.writeTo(bytes);
            return new java.io.ByteArrayInputStream(bytes.toByteArray());
        } catch (java.io.IOException e) {
            throw new MessagingException("cannot write the message", e);
        }
    }

    private Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.connectiontimeout", TIMEOUT);
        properties.put("mail.smtp.timeout", TIMEOUT);
        properties.put("mail.smtp.writetimeout", TIMEOUT);
        if (user.isEmpty()) {
            return Session.getInstance(properties);
        }
        properties.put("mail.smtp.auth", "true");
        // a password never crosses an open line
        properties.put("mail.smtp.starttls.required", "true");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password);
            }
        });
    }

    /** Never prints the password. */
    @Override
    public String toString() {
        return "Smtp[" + host + ":" + port + "]";
    }
}
