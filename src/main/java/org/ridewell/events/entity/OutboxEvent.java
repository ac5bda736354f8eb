package org.ridewell.events.entity;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one account is told.
 *
 * @param id grows in the order of commits for each audience
 * @param audience the account that may read it
 * @param payload JSON on one line
 */
public record OutboxEvent(
        long id, String audience, String kind, @Nullable String rideId, String payload) {

    public OutboxEvent withPayload(String other) {
        return new OutboxEvent(id, audience, kind, rideId, other);
    }

    /** As it goes over the wire: WHATWG's event stream format. */
    public byte[] frame() {
        return ("id: " + id + "\nevent: " + kind + "\ndata: " + payload + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
