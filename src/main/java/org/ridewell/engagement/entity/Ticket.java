package org.ridewell.engagement.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request for help; {@code rideId} names the ride that it is about. */
public record Ticket(String id, TicketKind kind, @Nullable String rideId, String text, TicketState state, Instant at) {}
