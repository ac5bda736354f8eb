package org.ridewell.pricing.boundary;

import java.time.Instant;
import java.util.List;
import org.ridewell.pricing.entity.Fare;
import org.ridewell.pricing.entity.Quote;
import org.ridewell.pricing.entity.Stop;

/** A quote as clients see it. */
public record QuoteView(String id, Instant expiresAt, Stop pickup, Stop destination, Route route, List<Fare> fares) {

    /** Metres, seconds, encoded polyline. */
    public record Route(int distance, int duration, String polyline) {}

    static QuoteView of(Quote quote) {
        var trip = quote.trip();
        return new QuoteView(
                quote.id(),
                quote.expiresAt(),
                trip.pickup(),
                trip.destination(),
                new Route(trip.distance(), trip.duration(), trip.polyline()),
                quote.fares());
    }
}
