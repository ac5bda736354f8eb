package org.ridewell.mail.control;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** What takes a finished message to its recipient: the local inbox, or an SMTP server. */
interface Carrier {

    void carry(MimeMessage message) throws MessagingException;
}
