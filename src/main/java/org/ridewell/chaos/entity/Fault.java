package org.ridewell.chaos.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a chaos switch breaks on purpose, in process. The part that it names asks for it and behaves accordingly. */
public enum Fault {
    /** The sandbox payment gateway refuses every connection. */
    PAYMENT_GATEWAY_DOWN("Payment gateway down"),
    /** Each route takes longer than its time-out. */
    MAPS_SLOW("Maps slow"),
    /** Each third booking ends in an error. */
    EVERY_THIRD_BOOKING_FAILS("Every third booking fails");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    /** As in the path: {@code payment-gateway-down}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    public static Optional<Fault> of(String slug) {
        return Arrays.stream(values()).filter(f -> f.slug().equals(slug)).findFirst();
    }
}
