package org.ridewell.personal.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.database.control.LastOutage;
import org.ridewell.engagement.boundary.Notifications;
import org.ridewell.engagement.entity.Notification;
import org.ridewell.frame.boundary.Asked;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.frame.boundary.ShowPage;
import org.ridewell.frame.boundary.Texts;
import org.ridewell.money.entity.Money;

/** The bell of every page, and {@code /notifications} behind it. */
@Named("notificationsPage")
@RequestScoped
public class NotificationsPage {

    private static final Logger LOG = Logger.getLogger(NotificationsPage.class.getName());
    private static final int PAGE = 20;

    @Inject
    private Notifications notifications;

    @Inject
    private Caller caller;

    @Inject
    private ShowPage show;

    @Inject
    private LastOutage outage;

    private Notifications.@Nullable Inbox page;
    private @Nullable Long unread;

    private Notifications.Inbox page() {
        if (page == null) {
            page = notifications.of(caller.accountId(), PAGE, Asked.filled("cursor"));
        }
        return page;
    }

    public List<Notification> getItems() {
        return page().items();
    }

    /** Unknown counts as none: the bell is on every page, and operations must be able to look while the database is away. */
    public long getUnread() {
        if (unread == null) {
            unread = counted();
        }
        return unread;
    }

    private long counted() {
        if (outage.isRecent()) {
            return 0;
        }
        try {
            return page().unread();
        } catch (PersistenceException e) {
            outage.seen();
            LOG.log(Level.FINE, "the bell cannot be counted", e);
            return 0;
        }
    }

    public @Nullable String getNext() {
        return page().nextCursor();
    }

    /** In the reader's language; a kind that nobody wrote a sentence for is told as news. */
    public String sentence(Notification notification) {
        Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
        Map<String, String> params = notification.params();
        String value = params.containsKey("amount") ? money(params) : params.getOrDefault("destination", "");
        String key = "notice." + notification.kind();
        return Texts.text(locale, Texts.find(locale, key).isPresent() ? key : "notice.OTHER", value);
    }

    private String money(Map<String, String> params) {
        return show.money(new Money(
                Long.parseLong(params.getOrDefault("amount", "0")), params.getOrDefault("currency", Money.EUR)));
    }

    /** The page that it is about; null when there is none. */
    public @Nullable String link(Notification notification) {
        if (notification.kind().startsWith("TICKET")) {
            return "/support";
        }
        if (notification.kind().startsWith("REFERRAL")) {
            return "/account";
        }
        if (notification.kind().equals("RIDE_MESSAGE")) {
            return caller.is("RIDER") ? "/ride" : "/drive";
        }
        String ride = notification.params().get("rideId");
        if (ride == null) {
            return null;
        }
        return caller.is("RIDER") ? "/receipt?ride=" + ride : "/earnings";
    }

    public String icon(Notification notification) {
        return switch (notification.kind()) {
            case "RIDE_COMPLETED" -> "pi-check-circle";
            case "RIDE_EXPIRED", "CAPTAIN_REPLACED", "RIDE_TAKEN_BACK" -> "pi-clock";
            case "RIDE_CANCELLED" -> "pi-times-circle";
            case "RIDE_MESSAGE" -> "pi-comment";
            case "PAYMENT_DUE" -> "pi-credit-card";
            case "REFERRAL_JOINED", "REFERRAL_PAID" -> "pi-gift";
            case "TICKET_OPENED" -> "pi-question-circle";
            default -> "pi-bell";
        };
    }

    public void read(String id) {
        notifications.read(caller.accountId(), id).fold(done -> true, refusal -> {
            Notices.refused(refusal);
            return false;
        });
        page = null;
    }

    public void readAll() {
        notifications.readAll(caller.accountId());
        page = null;
    }
}
