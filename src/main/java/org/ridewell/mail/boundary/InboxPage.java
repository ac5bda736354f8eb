package org.ridewell.mail.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.ridewell.configuration.control.Settings;
import org.ridewell.mail.control.Inbox;
import org.ridewell.mail.entity.Mail;

/** {@code /inbox}: the mails that local mode did not send. Shows nothing in any other mode. */
@Named
@RequestScoped
public class InboxPage {

    @Inject
    private Inbox inbox;

    @Inject
    private Settings settings;

    public List<Mail> getMails() {
        return settings.isLocal() ? inbox.list() : List.of();
    }

    public boolean isLocal() {
        return settings.isLocal();
    }
}
