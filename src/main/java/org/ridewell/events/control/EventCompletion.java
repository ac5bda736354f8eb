package org.ridewell.events.control;

import org.ridewell.events.entity.OutboxEvent;

/** Adds to an event, as it goes out to its one reader, what the outbox must not hold: told by features that lie above this one. */
public interface EventCompletion {

    /** The same event when there is nothing to add. */
    OutboxEvent completed(OutboxEvent event);
}
