package org.ridewell.accounts.entity;

/** Kinds of ride, which are kinds of vehicle: a car, a three-wheeled auto-rickshaw, a motorcycle. */
public enum Product {
    CAR,
    AUTO,
    MOTO
}
