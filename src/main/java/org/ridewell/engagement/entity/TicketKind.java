package org.ridewell.engagement.entity;

/** What help is asked for. */
public enum TicketKind {
    RIDE,
    LOST_ITEM,
    PAYMENT,
    SAFETY,
    ACCOUNT,
    OTHER
}
