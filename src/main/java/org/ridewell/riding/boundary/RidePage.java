package org.ridewell.riding.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.accounts.entity.Product;
import org.ridewell.booking.boundary.BookingRequest;
import org.ridewell.booking.boundary.RideBooking;
import org.ridewell.dispatch.boundary.DispatchTraces;
import org.ridewell.dispatch.entity.Verdict;
import org.ridewell.frame.boundary.Asked;
import org.ridewell.frame.boundary.Kept;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.pricing.boundary.QuoteView;
import org.ridewell.pricing.entity.Stop;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.entity.RideState;
import org.ridewell.riding.entity.Progress;
import org.ridewell.riding.entity.Scene;
import org.ridewell.riding.entity.Spot;

/**
 * {@code /ride}: one stage at a time, read from the ride itself at each request, so that a reload, a second tab and another
 * device show the same. The last ride stays until the rider turns to the next.
 */
@Named("ridePage")
@RequestScoped
public class RidePage {

    @Inject
    private PresentRide present;

    @Inject
    private RideBooking booking;

    @Inject
    private DispatchTraces traces;

    @Inject
    private TripPage trip;

    @Inject
    private Caller caller;

    private String method = "CASH";
    private @Nullable RideView ride;
    private boolean read;

    @PostConstruct
    void restore() {
        method = Kept.in("ridePage").get("method", method);
    }

    /** For the page's hidden field. */
    public String getKept() {
        return Kept.nothing().with("method", method).text();
    }

    /** The ride under way, else the one that ended just now and that the rider has not turned from. */
    public @Nullable RideView getRide() {
        if (!read) {
            read = true;
            ride = present.of(caller.accountId()).orElse(null);
        }
        return ride;
    }

    public void refresh() {
        read = false;
    }

    /** WHERE, CHOOSE, then the ride's own state. */
    public String getStage() {
        RideView shown = getRide();
        if (shown != null) {
            return shown.state() == RideState.COMPLETED ? "DONE" : shown.state().name();
        }
        return trip.isPriced() ? "CHOOSE" : "WHERE";
    }

    public Scene getScene() {
        RideView shown = getRide();
        String stage = getStage();
        if (shown == null) {
            QuoteView quote = trip.getQuote();
            return new Scene(
                    stage,
                    stop(trip.getPickupSpot()),
                    stop(trip.getDestinationSpot()),
                    quote == null ? null : quote.route().polyline(),
                    null,
                    true,
                    false);
        }
        RideView.Captain captain = shown.captain();
        boolean moving = captain != null && captain.position() != null;
        return new Scene(
                stage,
                shown.pickup(),
                shown.destination(),
                shown.route().polyline(),
                captain != null && moving ? new Scene.Vehicle(captain.position(), null, shown.product()) : null,
                false,
                false);
    }

    private static @Nullable Stop stop(@Nullable Spot spot) {
        return spot == null ? null : new Stop(spot.name(), spot.position());
    }

    /** Per cent of the trip that is behind; null before it, and while nobody knows where the captain is. */
    public @Nullable Integer getProgress() {
        RideView shown = getRide();
        if (shown == null || shown.state() != RideState.STARTED || shown.captain() == null) {
            return null;
        }
        Integer eta = shown.captain().eta();
        return eta == null ? null : Progress.of(shown.route().duration(), eta);
    }

    /** At the price that the pressed button named, or not at all: one that is held no longer is shown anew instead. */
    public void book() {
        QuoteView quote = trip.getQuote();
        if (quote == null) {
            Notices.failed("choose.gone");
            return;
        }
        if (!quote.id().equals(Asked.of("priced"))) {
            Notices.failed("problem.quote-expired");
            return;
        }
        booking.book(
                        caller.accountId(),
                        trip.getBookingKey(),
                        new BookingRequest(quote.id(), trip.getProduct(), MeansPage.method(method)))
                .fold(
                        booked -> {
                            trip.forget();
                            refresh();
                            return true;
                        },
                        refusal -> {
                            Notices.refused(refusal);
                            // a declined card takes no other answer under the same key
                            trip.price();
                            return false;
                        });
    }

    /** How many captains were asked so far. */
    public long getAsked() {
        RideView shown = getRide();
        if (shown == null) {
            return 0;
        }
        return traces.of(shown.id())
                .fold(
                        lines -> lines.stream()
                                .filter(line -> line.verdict() == Verdict.OFFERED)
                                .count(),
                        refusal -> 0L);
    }

    /** Turns to the next ride. */
    public void again() {
        RideView shown = getRide();
        if (shown != null) {
            present.turnFrom(caller.accountId(), shown.id());
        }
        refresh();
    }

    public Product[] getProducts() {
        return Product.values();
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }
}
