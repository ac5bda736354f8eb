package org.ridewell.riding.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.accounts.entity.Product;
import org.ridewell.frame.boundary.Asked;
import org.ridewell.frame.boundary.Kept;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.frame.boundary.Texts;
import org.ridewell.geo.entity.Position;
import org.ridewell.identity.entity.Id;
import org.ridewell.places.boundary.OwnPlaces;
import org.ridewell.places.boundary.PlaceSearch;
import org.ridewell.places.entity.FavouriteRoute;
import org.ridewell.pricing.boundary.QuoteRequest;
import org.ridewell.pricing.boundary.QuoteView;
import org.ridewell.pricing.boundary.Quoting;
import org.ridewell.pricing.entity.Fare;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.riding.entity.Spot;

/** {@code /ride} before there is a ride: where from, where to, at what price. Keeps what the rider chose until the booking. */
@Named("trip")
@RequestScoped
public class TripPage {

    @Inject
    private PlaceSearch places;

    @Inject
    private OwnPlaces own;

    @Inject
    private Quoting quoting;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    private @Nullable Spot pickup;
    private @Nullable Spot destination;
    private Product product = Product.CAR;
    private @Nullable String promo;
    private @Nullable String typedPromo;
    private @Nullable QuoteView quote;
    private @Nullable String bookingKey;

    @PostConstruct
    void restore() {
        Kept kept = Kept.in("trip");
        setPickup(kept.get("pickup"));
        setDestination(kept.get("destination"));
        product = Stream.of(Product.values())
                .filter(each -> each.name().equals(kept.get("product")))
                .findFirst()
                .orElse(product);
        promo = kept.get("promo");
        typedPromo = kept.get("typedPromo");
        String quoteId = kept.get("quote");
        if (quoteId != null) {
            quote = quoting.find(caller.accountId(), quoteId).<@Nullable QuoteView>fold(found -> found, gone -> null);
            bookingKey = kept.get("bookingKey");
        }
    }

    /** For the page's hidden field. */
    public String getKept() {
        return Kept.nothing()
                .with("pickup", getPickup())
                .with("destination", getDestination())
                .with("product", product.name())
                .with("promo", promo)
                .with("typedPromo", typedPromo)
                .with("quote", getQuoteId())
                .with("bookingKey", bookingKey)
                .text();
    }

    /** The rider's own places first. Spots as text, since that is what the field's converterless list carries. */
    public List<String> suggest(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        Stream<Spot> saved = own.of(caller.accountId()).stream()
                .filter(place -> place.name().toLowerCase(Locale.ROOT).contains(wanted))
                .map(place -> Spot.of(null, place.name(), place.position()));
        Stream<Spot> found = places.suggest(typed, pickup == null ? null : pickup.position()).stream()
                .map(place -> Spot.of(place.id(), place.name(), place.position()));
        return Stream.concat(saved, found).map(Spot::text).toList();
    }

    public String label(@Nullable String spot) {
        Spot known = Spot.read(spot);
        return known == null ? "" : known.name();
    }

    /** A pin was set or dragged; it is named by its street. */
    public void pinned() {
        Position position = position(Asked.of("lat"), Asked.of("lon")).orElse(null);
        if (position == null) {
            return;
        }
        String name = places.nearest(position)
                .map(place -> place.name())
                .orElseGet(() -> Texts.text(
                        FacesContext.getCurrentInstance().getViewRoot().getLocale(), "pin"));
        Spot spot = Spot.of(null, name, position);
        if ("pickup".equals(Asked.of("kind"))) {
            pickup = spot;
        } else {
            destination = spot;
        }
        price();
    }

    private static Optional<Position> position(@Nullable String lat, @Nullable String lon) {
        if (lat == null || lon == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Position(Double.parseDouble(lat), Double.parseDouble(lon)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public void goTo(String spot) {
        destination = Spot.read(spot);
        price();
    }

    /** A usual trip, both ends at once. */
    public void take(FavouriteRoute route) {
        pickup = Spot.of(null, route.pickup().name(), route.pickup().position());
        destination =
                Spot.of(null, route.destination().name(), route.destination().position());
        price();
    }

    /** Asks for a quote as soon as both ends are known. A code that no longer counts leaves the trip priced without it. */
    public void price() {
        quote = null;
        bookingKey = null;
        Refusal refusal = asked(promo);
        if (refusal != null && isOfPromo(refusal)) {
            promo = null;
            asked(null);
        }
    }

    /** Prices the same trip with the code that was typed; a refused one leaves the price as it was. */
    public void usePromo() {
        if (asked(typedPromo) == null) {
            promo = typedPromo;
        }
    }

    /** Ends that are refused stay as they were chosen, with the fault at the wrong one. */
    private @Nullable Refusal asked(@Nullable String code) {
        if (pickup == null || destination == null) {
            return null;
        }
        return quoting.quote(caller.accountId(), new QuoteRequest(place(pickup), place(destination), code))
                .<@Nullable Refusal>fold(this::taken, TripPage::told);
    }

    private @Nullable Refusal taken(QuoteView found) {
        quote = found;
        bookingKey = Id.next(clock);
        return null;
    }

    private static Refusal told(Refusal refusal) {
        Notices.refused(refusal);
        return refusal;
    }

    private static boolean isOfPromo(Refusal refusal) {
        return refusal.errors().stream().anyMatch(error -> error.field().equals("promo"));
    }

    /** By its position: a found place and a pin are priced alike. */
    private static QuoteRequest.Place place(Spot spot) {
        return spot.placeId() == null
                ? new QuoteRequest.Place(null, spot.position())
                : new QuoteRequest.Place(spot.placeId(), null);
    }

    public void choose(Product chosen) {
        product = chosen;
    }

    /** Back to the search, with what was chosen kept. */
    public void change() {
        quote = null;
    }

    void forget() {
        destination = null;
        promo = null;
        typedPromo = null;
        quote = null;
        bookingKey = null;
    }

    /** The quote that the rider looks at; a new one when it is too old to be booked. */
    public @Nullable QuoteView getQuote() {
        if (quote != null && !quote.expiresAt().isAfter(clock.instant())) {
            price();
        }
        return quote;
    }

    /** The next price in the place of one that is held no longer, which is said once. */
    public void renew() {
        QuoteView next = getQuote();
        if (next == null) {
            // nothing to choose from: back to the search, which kept both ends
            PrimeFaces.current().ajax().update("panel");
        } else if (!next.id().equals(Kept.in("trip").get("quote"))) {
            Notices.done("problem.quote-expired");
        }
    }

    /** Of the price that the page shows, however old it is. */
    public @Nullable String getQuoteId() {
        return quote == null ? null : quote.id();
    }

    public boolean isPriced() {
        return quote != null;
    }

    public @Nullable Fare getFare() {
        QuoteView shown = quote;
        return shown == null
                ? null
                : shown.fares().stream()
                        .filter(fare -> fare.product() == product)
                        .findFirst()
                        .orElse(null);
    }

    /** The same for each retry of one booking. */
    public @Nullable String getBookingKey() {
        return bookingKey;
    }

    public Product getProduct() {
        return product;
    }

    public @Nullable Spot getPickupSpot() {
        return pickup;
    }

    public @Nullable Spot getDestinationSpot() {
        return destination;
    }

    public @Nullable String getPickup() {
        return pickup == null ? null : pickup.text();
    }

    public void setPickup(@Nullable String text) {
        pickup = Spot.read(text);
    }

    public @Nullable String getDestination() {
        return destination == null ? null : destination.text();
    }

    public void setDestination(@Nullable String text) {
        destination = Spot.read(text);
    }

    /** The code that the price counts. */
    public @Nullable String getPromo() {
        return promo;
    }

    /** What stands in the field, whether it counts or not. */
    public @Nullable String getTypedPromo() {
        return typedPromo;
    }

    public void setTypedPromo(@Nullable String typed) {
        typedPromo = typed == null || typed.isBlank() ? null : typed.strip();
    }
}
