package org.ridewell.pricing.entity;

/**
 * From where to where, and by which road.
 *
 * @param distance metres
 * @param duration seconds
 * @param polyline encoded with five decimals
 */
public record Trip(Stop pickup, Stop destination, int distance, int duration, String polyline) {}
