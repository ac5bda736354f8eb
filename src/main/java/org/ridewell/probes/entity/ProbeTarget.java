package org.ridewell.probes.entity;

/**
 * A pod to look at from outside.
 *
 * @param uid tells it from another pod of the same name
 * @param address {@code host:port} of the pod itself
 */
public record ProbeTarget(String name, String uid, String address) {}
