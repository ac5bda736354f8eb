package org.ridewell.routing.entity;

import java.time.Duration;

/** The roads do not answer in time, or are not asked for a moment: an outage, which says nothing about the way. */
public class MapsAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** @param retryAfter how long until asking again makes sense */
    public MapsAway(Duration retryAfter) {
        super("the maps are away");
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
