package org.ridewell.captains.entity;

/** A captain ended the shift. Fired inside the transaction that records it. */
public record WentOffline(String captainId) {}
