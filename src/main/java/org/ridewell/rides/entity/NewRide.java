package org.ridewell.rides.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Product;
import org.ridewell.money.entity.Money;
import org.ridewell.pricing.entity.Trip;

/**
 * What a booking writes.
 *
 * @param fare JSON, as the quote froze it
 * @param lapsesAt when the request expires if nobody takes it
 */
public record NewRide(
        String id,
        String riderId,
        Product product,
        String quoteId,
        Trip trip,
        String fare,
        Money total,
        String paymentType,
        @Nullable String paymentLabel,
        String startCodeHash,
        Instant requestedAt,
        Instant lapsesAt) {}
