package org.ridewell.payments.entity;

/** A booking died between its payment and its ride, and nobody retried it. Fired inside the transaction that gives up. */
public record BookingAbandoned(String rideId) {}
