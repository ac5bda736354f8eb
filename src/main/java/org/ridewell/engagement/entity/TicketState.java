package org.ridewell.engagement.entity;

/** How far a ticket is. */
public enum TicketState {
    OPEN,
    CLOSED
}
