package org.ridewell.dispatch.boundary;

import java.time.Instant;
import org.ridewell.accounts.entity.Product;
import org.ridewell.money.entity.Money;
import org.ridewell.pricing.entity.Stop;

/**
 * An offer as its captain sees it.
 *
 * @param earnings what the captain gets for the ride
 * @param pickupDistance metres by road, estimated while the maps are away
 * @param pickupDuration seconds by road, estimated likewise
 */
public record OfferView(
        String id,
        String rideId,
        Product product,
        Stop pickup,
        Stop destination,
        Money earnings,
        long pickupDistance,
        long pickupDuration,
        Instant expiresAt) {}
