package org.ridewell.messages.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.frame.boundary.Kept;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.frame.boundary.Texts;
import org.ridewell.identity.entity.Id;
import org.ridewell.messages.entity.Message;
import org.ridewell.paging.entity.Page;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.entity.Party;
import org.ridewell.rides.entity.RideState;

/** The messages of a ride on both sides' pages, {@code r:messages}. Only the list is drawn anew: what is being typed stays. */
@Named("messagesPage")
@RequestScoped
public class MessagesPage {

    private static final List<String> RIDERS_REPLIES = List.of("ON_MY_WAY", "AT_THE_DOOR", "ONE_MOMENT");
    private static final List<String> CAPTAINS_REPLIES = List.of("ON_MY_WAY", "OUTSIDE", "TRAFFIC");

    @Inject
    private RideMessages messages;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    private @Nullable String key;
    private String text = "";
    private @Nullable List<Message> read;

    @PostConstruct
    void restore() {
        key = Kept.in("messagesPage").get("key");
    }

    /** For the page's hidden field. */
    public String getKept() {
        return Kept.nothing().with("key", key()).text();
    }

    /** The same for each try of one message. */
    private String key() {
        if (key == null) {
            key = Id.next(clock);
        }
        return key;
    }

    /** Faces asks also on its way through what is not rendered, when there is no ride. */
    public List<Message> of(@Nullable String rideId) {
        if (rideId == null) {
            return List.of();
        }
        if (read == null) {
            read = messages.of(rideId, caller.accountId(), RideMessages.MOST, null)
                    .<List<Message>>fold(Page::items, refusal -> List.of());
        }
        return read;
    }

    public boolean isOwn(Message message) {
        return caller.is("RIDER") == (message.from() == Party.RIDER);
    }

    /** What is said most often, by key of its text; nothing once both sit in the same vehicle. */
    public List<String> replies(@Nullable RideView ride) {
        if (ride == null || ride.state() == RideState.STARTED) {
            return List.of();
        }
        return caller.is("RIDER") ? RIDERS_REPLIES : CAPTAINS_REPLIES;
    }

    /** What was typed; the page's script empties the field when it hears that it was sent. */
    public void send(String rideId) {
        if (say(rideId, text)) {
            text = "";
            PrimeFaces.current().ajax().addCallbackParam("messageSent", true);
        }
    }

    public void reply(String rideId, String reply) {
        Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
        say(rideId, Texts.text(locale, "messages.reply." + reply));
    }

    /** True when it was sent. A try that got no answer may be followed by one with other words, which then is another message. */
    private boolean say(String rideId, String said) {
        String ofTry = key() + "-" + Integer.toHexString(Objects.hash(rideId, said));
        return messages.send(rideId, caller.accountId(), ofTry, new MessageRequest(said))
                .fold(
                        sent -> {
                            key = null;
                            read = null;
                            PrimeFaces.current().ajax().update("messages");
                            return true;
                        },
                        refusal -> {
                            // the facade speaks of the text, which is the name of other fields, too
                            Notices.refused(refusal.renamed("text", "messageText"));
                            return false;
                        });
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
