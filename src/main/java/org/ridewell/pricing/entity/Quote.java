package org.ridewell.pricing.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Product;

/**
 * A frozen offer: what the trip costs until it expires, whoever answers.
 *
 * @param usedByRide the ride that was booked from it
 */
public record Quote(
        String id,
        String riderId,
        Instant expiresAt,
        Trip trip,
        @Nullable String promo,
        List<Fare> fares,
        @Nullable String usedByRide) {

    public Quote {
        fares = List.copyOf(fares);
    }

    public Optional<Fare> fare(Product product) {
        return fares.stream().filter(fare -> fare.product() == product).findFirst();
    }
}
