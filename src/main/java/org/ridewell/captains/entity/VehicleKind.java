package org.ridewell.captains.entity;

import org.ridewell.accounts.entity.Product;

/** The number by which the database's index knows a product; never reorder. */
public final class VehicleKind {

    private VehicleKind() {}

    public static int of(Product product) {
        return switch (product) {
            case CAR -> 1;
            case AUTO -> 2;
            case MOTO -> 3;
        };
    }
}
