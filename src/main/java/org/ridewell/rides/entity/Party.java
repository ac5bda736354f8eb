package org.ridewell.rides.entity;

/** Who changed a ride. SYSTEM: nobody took it in time, or its payment failed. */
public enum Party {
    RIDER,
    CAPTAIN,
    SYSTEM
}
