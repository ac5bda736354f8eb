package org.ridewell.payments.entity;

/** What a ride's money stands at. */
public enum PaymentState {
    /** The booking is under way; its ride is not there yet. */
    INTENT,
    /** The booking never came to its end; what it authorised is given back. */
    ABANDONED,
    AUTHORISED,
    CAPTURED,
    VOIDED,
    REFUNDED,
    /** Declined at booking: there is no ride. */
    FAILED,
    /** Driven, or a fee fell due, and not paid yet. */
    DUE,
    /** The gateway did not answer; it is asked later, and never charged again. */
    UNKNOWN
}
