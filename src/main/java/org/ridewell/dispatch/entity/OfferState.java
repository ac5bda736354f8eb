package org.ridewell.dispatch.entity;

/** OPEN until one of the others ends it. */
public enum OfferState {
    OPEN,
    ACCEPTED,
    DECLINED,
    /** The captain said nothing until the deadline. */
    LAPSED,
    /** The ride was cancelled, expired or taken. */
    WITHDRAWN
}
