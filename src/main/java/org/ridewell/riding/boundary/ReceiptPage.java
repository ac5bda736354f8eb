package org.ridewell.riding.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;
import org.ridewell.frame.boundary.LanguagePage;
import org.ridewell.frame.boundary.ShowPage;
import org.ridewell.payments.boundary.PaymentView;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.entity.RideState;
import org.ridewell.riding.control.ReceiptPaper;
import org.ridewell.riding.entity.Receipt;
import org.ridewell.riding.entity.Receipt.Amount;

/** The receipt that {@code /receipt} shows, as a file to keep. */
@Named("receiptPage")
@RequestScoped
public class ReceiptPage {

    @Inject
    private RidesPage rides;

    @Inject
    private TipPage payments;

    @Inject
    private ShowPage show;

    @Inject
    private LanguagePage language;

    /** A PDF; null when the ride is not the caller's, and nothing is sent then. */
    public @Nullable StreamedContent getFile() throws IOException {
        RideView ride = rides.getRide();
        if (ride == null) {
            return null;
        }
        byte[] pdf = ReceiptPaper.of(receipt(ride));
        return DefaultStreamedContent.builder()
                .name("ridewell-" + ride.id() + ".pdf")
                .contentType("application/pdf")
                .contentLength((long) pdf.length)
                .stream(() -> new ByteArrayInputStream(pdf))
                .build();
    }

    private Receipt receipt(RideView ride) {
        PaymentView payment = payments.of(ride.id());
        String number = show.text("receipt.number") + " " + ride.id();
        return new Receipt(
                language.getLocale(),
                show.text("rides.receipt"),
                number,
                facts(ride),
                amounts(ride),
                notes(ride, payment));
    }

    private List<String> facts(RideView ride) {
        List<String> facts = new ArrayList<>();
        facts.add(show.moment(ride.times().requested()));
        facts.add(ride.pickup().name());
        facts.add("→ " + ride.destination().name());
        facts.add(show.distance(ride.route().distance()) + " · "
                + show.text("product." + ride.product().name()));
        RideView.Captain captain = ride.captain();
        if (captain != null) {
            String plate = captain.vehicle() == null
                    ? ""
                    : " · " + captain.vehicle().model() + " · "
                            + captain.vehicle().plate();
            facts.add(captain.name() + plate);
        }
        return facts;
    }

    private List<Amount> amounts(RideView ride) {
        List<Amount> amounts = new ArrayList<>();
        if (ride.cancellation() != null) {
            amounts.add(new Amount(
                    show.text("receipt.fee"), show.money(ride.cancellation().fee())));
        }
        if (ride.state() == RideState.COMPLETED) {
            ride.fare()
                    .breakdown()
                    .forEach(line -> amounts.add(
                            new Amount(show.text("line." + line.kind().name()), show.money(line.amount()))));
            amounts.add(new Amount(show.text("total"), show.money(ride.fare().total())));
        }
        return amounts;
    }

    private List<String> notes(RideView ride, @Nullable PaymentView payment) {
        List<String> notes = new ArrayList<>();
        RideView.PaymentMethod method = ride.paymentMethod();
        notes.add(show.text("payment." + method.type()) + (method.label() == null ? "" : " " + method.label()));
        if (payment != null) {
            notes.add(show.text("paid." + payment.state().name()));
            if (payment.tip() != null) {
                notes.add(show.text("tip.title.receipt") + " " + show.money(payment.tip()));
            }
        }
        return notes;
    }
}
