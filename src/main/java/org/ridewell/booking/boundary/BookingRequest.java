package org.ridewell.booking.boundary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.ridewell.accounts.entity.Product;
import org.ridewell.payments.boundary.PaymentMethod;

/** The body of {@code POST /rides}. The amount comes from the quote, never from here. */
public record BookingRequest(
        @NotNull @Size(min = 1, max = 100) String quoteId,
        @NotNull Product product,
        @NotNull @Valid PaymentMethod paymentMethod) {}
