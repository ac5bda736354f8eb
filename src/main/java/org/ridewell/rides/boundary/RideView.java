package org.ridewell.rides.boundary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Product;
import org.ridewell.geo.entity.Position;
import org.ridewell.money.entity.Money;
import org.ridewell.pricing.entity.Fare;
import org.ridewell.pricing.entity.Stop;
import org.ridewell.rides.entity.Party;
import org.ridewell.rides.entity.RideState;

/**
 * A ride as one of its two people sees it.
 *
 * @param startCode only in the rider's view, until the ride has started
 * @param startTriesLeft only in the captain's view, while the code is to be typed
 * @param lapsesAt until when a captain is looked for, while one is looked for
 * @param rider who is picked up: in the captain's view
 */
public record RideView(
        String id,
        RideState state,
        Product product,
        Stop pickup,
        Stop destination,
        Route route,
        Fare fare,
        PaymentMethod paymentMethod,
        @Nullable Captain captain,
        @Nullable Rider rider,
        @Nullable String startCode,
        @Nullable Integer startTriesLeft,
        @Nullable Instant lapsesAt,
        Times times,
        @Nullable Cancellation cancellation) {

    /** Metres, seconds, encoded polyline. */
    public record Route(int distance, int duration, String polyline) {}

    /** CARD, WALLET or CASH; a card is named by its label. */
    public record PaymentMethod(String type, @Nullable String label) {}

    /**
     * @param position where they are, while the ride lasts
     * @param eta seconds to the next point, while the ride lasts
     */
    public record Captain(
            String id,
            String name,
            @Nullable Double rating,
            @Nullable Vehicle vehicle,
            @Nullable Position position,
            @Nullable Integer eta) {}

    public record Vehicle(Product product, String model, String plate, String colour, int capacity) {}

    public record Rider(String name, @Nullable Double rating) {}

    public record Times(
            Instant requested,
            @Nullable Instant accepted,
            @Nullable Instant arrived,
            @Nullable Instant started,
            @Nullable Instant completed,
            @Nullable Instant cancelled,
            @Nullable Instant expired) {}

    public record Cancellation(Party by, String reason, Money fee) {}
}
