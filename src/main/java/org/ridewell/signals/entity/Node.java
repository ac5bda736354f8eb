package org.ridewell.signals.entity;

import java.time.Instant;

/** A machine. {@code readiness} is the Ready condition: True, False or Unknown, since {@code since}. */
public record Node(String name, String readiness, Instant since, boolean cordoned) {

    public boolean ready() {
        return "True".equals(readiness);
    }
}
