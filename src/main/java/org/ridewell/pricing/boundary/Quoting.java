package org.ridewell.pricing.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Product;
import org.ridewell.captains.boundary.FreeCaptains;
import org.ridewell.captains.entity.FreeCaptain;
import org.ridewell.geo.entity.Position;
import org.ridewell.identity.entity.Id;
import org.ridewell.places.boundary.PlaceSearch;
import org.ridewell.pricing.control.PromoCodes;
import org.ridewell.pricing.control.Quotes;
import org.ridewell.pricing.entity.Fare;
import org.ridewell.pricing.entity.PromoCode;
import org.ridewell.pricing.entity.Quote;
import org.ridewell.pricing.entity.Stop;
import org.ridewell.pricing.entity.Surge;
import org.ridewell.pricing.entity.Tariff;
import org.ridewell.pricing.entity.Trip;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.routing.boundary.RoadNetwork;
import org.ridewell.routing.entity.MapsAway;
import org.ridewell.routing.entity.Route;

/** Says what a trip costs, by the road that would be driven, and keeps its word: the quote is stored with its surge. */
@ApplicationScoped
@Transactional
public class Quoting {

    /** Metres; nobody rides a shorter way than this. */
    private static final double SHORTEST = 50;

    /** Metres around a pickup in which riders and captains make the demand and the supply. */
    private static final double AROUND = 1_500;

    private static final Duration LATELY = Duration.ofMinutes(5);

    /** Of the captains near as the crow flies so many are asked for their way by road. */
    private static final int CANDIDATES = 5;

    /** Captains beyond this number do not make a ride cheaper. */
    private static final int COUNTED = 50;

    @Inject
    private RoadNetwork roads;

    @Inject
    private PlaceSearch places;

    @Inject
    private FreeCaptains captains;

    @Inject
    private Quotes quotes;

    @Inject
    private PromoCodes promoCodes;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Clock clock;

    /** 422 for an end outside the service area or without a road, for a place to itself, and for a promo code that does not count; 503 without the maps. */
    public Outcome<QuoteView> quote(String riderId, QuoteRequest request) {
        return stop("pickup", request.pickup()).flatMap(pickup -> stop("destination", request.destination())
                .flatMap(destination -> trip(pickup, destination))
                .flatMap(trip ->
                        promo(riderId, request.promo()).map(promo -> stored(riderId, trip, promo.orElse(null)))));
    }

    /** A quote of the rider's that is still there, expired or not. */
    public Outcome<QuoteView> find(String riderId, String quoteId) {
        return quotes.find(quoteId)
                .filter(quote -> quote.riderId().equals(riderId))
                .map(quote -> Outcome.done(QuoteView.of(quote)))
                .orElseGet(() -> Outcome.refused(Refusal.notFound("quote")));
    }

    private Outcome<Stop> stop(String field, QuoteRequest.Place place) {
        Position position = place.position();
        String placeId = place.placeId();
        if ((position == null) == (placeId == null)) {
            return Outcome.refused(Refusal.invalid(field, "needs either placeId or position"));
        }
        if (placeId != null) {
            return places.find(placeId)
                    .map(found -> Outcome.done(new Stop(found.name(), found.position())))
                    .orElseGet(() -> Outcome.refused(Refusal.invalid(field + ".placeId", "is not a known place")));
        }
        return pin(field, Objects.requireNonNull(position));
    }

    /** A point on the map, called by what is nearest to it. */
    private Outcome<Stop> pin(String field, Position position) {
        return places.nearest(position)
                .map(near -> Outcome.done(new Stop(near.name(), position)))
                .orElseGet(
                        () -> Outcome.refused(Refusal.invalid(field + ".position", "lies outside the service area")));
    }

    private Outcome<Trip> trip(Stop pickup, Stop destination) {
        if (pickup.position().distanceTo(destination.position()) < SHORTEST) {
            return Outcome.refused(Refusal.invalid("destination", "is where the ride begins"));
        }
        return route(pickup, destination)
                .map(way -> new Trip(
                        pickup,
                        destination,
                        Math.toIntExact(way.distance()),
                        Math.toIntExact(way.duration()),
                        way.polyline()));
    }

    /** A fare is what the road costs: without the roads there is none, rather than a guess that a rider would be held to. */
    private Outcome<Route> route(Stop pickup, Stop destination) {
        try {
            return roads.route(pickup.position(), destination.position())
                    .map(Outcome::done)
                    .orElseGet(() -> Outcome.refused(Refusal.invalid("destination", "cannot be reached by road")));
        } catch (MapsAway away) {
            return Outcome.refused(
                    Refusal.away("maps-away", "The maps do not answer, so there is no price.", away.retryAfter()));
        }
    }

    private Outcome<Optional<PromoCode>> promo(String riderId, @Nullable String typed) {
        if (typed == null) {
            return Outcome.done(Optional.empty());
        }
        PromoCode promo = promoCodes.find(PromoCode.normalised(typed)).orElse(null);
        if (promo == null || !promo.isValidAt(clock.instant())) {
            return Outcome.refused(Refusal.invalid("promo", "is not a valid promo code"));
        }
        if (!promo.isLeft(promoCodes.usedBy(promo.code(), riderId), promoCodes.usedInAll(promo.code()))) {
            return Outcome.refused(Refusal.invalid("promo", "was used up"));
        }
        return Outcome.done(Optional.of(promo));
    }

    private QuoteView stored(String riderId, Trip trip, @Nullable PromoCode promo) {
        Position pickup = trip.pickup().position();
        int asking = quotes.othersAsking(riderId, pickup, AROUND, LATELY);
        List<Fare> fares = Arrays.stream(Product.values())
                .map(product -> fare(product, trip, asking, promo))
                .toList();
        Quote quote = quotes.insert(Id.next(clock), riderId, trip, promo == null ? null : promo.code(), fares);
        metrics.counter("ridewell_quotes_total").inc();
        return QuoteView.of(quote);
    }

    private Fare fare(Product product, Trip trip, int asking, @Nullable PromoCode promo) {
        Position pickup = trip.pickup().position();
        List<FreeCaptain> near = captains.near(pickup, product, COUNTED);
        int around = (int) near.stream()
                .filter(captain -> captain.position().distanceTo(pickup) <= AROUND)
                .count();
        Surge surge = Surge.between(asking, around);
        return Tariff.fare(product, trip.distance(), trip.duration(), surge, promo)
                .withPickupEta(pickupEta(near, pickup));
    }

    /** Seconds by road of the one who is there first; null when nobody is near. */
    private @Nullable Integer pickupEta(List<FreeCaptain> near, Position pickup) {
        List<Position> from =
                near.stream().limit(CANDIDATES).map(FreeCaptain::position).toList();
        return from.isEmpty()
                ? null
                : roads.etas(from, pickup).stream()
                        .map(eta -> eta.map(Long::intValue).orElse(null))
                        .filter(Objects::nonNull)
                        .min(Integer::compare)
                        .orElse(null);
    }
}
