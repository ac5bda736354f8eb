package org.ridewell.places.entity;

/** What a place is to somebody who goes there. */
public enum PlaceKind {
    ADDRESS,
    STREET,
    DISTRICT,
    LANDMARK,
    HOTEL,
    FOOD,
    SHOP,
    STOP,
    /** A spot on the map that its nearest street names. */
    PIN
}
