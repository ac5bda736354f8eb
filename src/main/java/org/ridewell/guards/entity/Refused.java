package org.ridewell.guards.entity;

/** A guard's no. The reason holds no ages or counters, so that the same no reads the same from one second to the next. */
public record Refused(Guard guard, String reason) {}
