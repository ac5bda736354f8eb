package org.ridewell.dispatch.entity;

/** The search for a captain for one ride, at its present round. */
public record Search(String rideId, int round) {}
