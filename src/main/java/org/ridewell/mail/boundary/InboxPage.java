package org.ridewell.mail.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridewell.configuration.control.Settings;
import org.ridewell.mail.control.Inbox;
import org.ridewell.mail.entity.Mail;

/** {@code /inbox}: the mails that local mode did not send. Shows nothing in any other mode. */
@Named
@RequestScoped
public class InboxPage {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    @Inject
    private Inbox inbox;

    @Inject
    private Settings settings;

    public List<Mail> getMails() {
        return settings.isLocal() ? inbox.list() : List.of();
    }

    /** A piece of a mail's text; {@code link} says whether it is an address to follow. */
    public record Part(String text, boolean link) {}

    /** The text of a mail with its addresses apart, so that they can be followed as in any mail program. */
    public List<Part> parts(Mail mail) {
        List<Part> parts = new ArrayList<>();
        Matcher address = ADDRESS.matcher(mail.body());
        int read = 0;
        while (address.find()) {
            parts.add(new Part(mail.body().substring(read, address.start()), false));
            parts.add(new Part(address.group(), true));
            read = address.end();
        }
        parts.add(new Part(mail.body().substring(read), false));
        return parts;
    }

    public boolean isLocal() {
        return settings.isLocal();
    }
}
