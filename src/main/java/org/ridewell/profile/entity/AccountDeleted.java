package org.ridewell.profile.entity;

/** Fired in the transaction that deletes an account, for whoever keeps words of that person. */
public record AccountDeleted(String accountId) {}
