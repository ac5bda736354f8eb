package org.ridewell.payments.entity;

/** A booking's authorisation, unknown at first, turned out to be declined. Fired inside the transaction that records it. */
public record AuthorisationDeclined(String rideId) {}
