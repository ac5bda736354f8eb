package org.ridewell.rides.entity;

import org.ridewell.accounts.entity.Product;

/** A ride entered a state. Fired inside the transaction; observers that count do so after its success. */
public record RideChanged(String rideId, RideState state, Product product) {}
