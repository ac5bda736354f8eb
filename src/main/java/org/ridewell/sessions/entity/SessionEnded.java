package org.ridewell.sessions.entity;

/**
 * Fired in the transaction that ends sessions, for whoever holds something open on their behalf.
 *
 * @param holder the session's id, or the account's when all of its sessions (but perhaps one) ended
 */
public record SessionEnded(String holder) {}
