package org.ridewell.personal.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.engagement.boundary.Support;
import org.ridewell.engagement.boundary.TicketRequest;
import org.ridewell.engagement.entity.Ticket;
import org.ridewell.engagement.entity.TicketKind;
import org.ridewell.frame.boundary.Asked;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.problem.control.InputRules;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;

/** {@code /support?ride=...&kind=LOST_ITEM}: asks for help, and shows what was asked before. */
@Named("supportPage")
@RequestScoped
public class SupportPage {

    private static final int TICKETS = 20;

    @Inject
    private Support support;

    @Inject
    private RideViews rides;

    @Inject
    private Caller caller;

    @Inject
    private InputRules rules;

    private @Nullable TicketKind kind;
    private String text = "";
    private @Nullable RideView ride;

    /** The ride that it is about, when it is the caller's. */
    public @Nullable RideView getRide() {
        String id = Asked.of("ride");
        if (ride == null && id != null) {
            ride = rides.find(id, caller.accountId()).<@Nullable RideView>fold(found -> found, refusal -> null);
        }
        return ride;
    }

    public List<TicketKind> getKinds() {
        return List.of(TicketKind.values());
    }

    public void send() {
        RideView about = getRide();
        // browsers count a line's end once and send it as two characters
        TicketRequest ticket =
                new TicketRequest(getKind(), about == null ? null : about.id(), text.replace("\r\n", "\n"));
        rules.broken(ticket).ifPresentOrElse(Notices::refused, () -> {
            support.open(caller.accountId(), null, ticket);
            text = "";
            Notices.done("support.sent");
        });
    }

    public List<Ticket> getTickets() {
        return support.of(caller.accountId(), TICKETS, null).items();
    }

    public TicketKind getKind() {
        if (kind != null) {
            return kind;
        }
        String wanted = Asked.of("kind");
        return Arrays.stream(TicketKind.values())
                .filter(known -> known.name().equals(wanted))
                .findFirst()
                .orElse(getRide() == null ? TicketKind.OTHER : TicketKind.RIDE);
    }

    public void setKind(TicketKind kind) {
        this.kind = kind;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
