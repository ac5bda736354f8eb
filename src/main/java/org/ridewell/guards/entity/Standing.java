package org.ridewell.guards.entity;

import java.time.Instant;

/** Where this process stands in the election, at the moment of the plan. */
public record Standing(boolean leader, long epoch, Instant renewDeadline, String holder) {}
