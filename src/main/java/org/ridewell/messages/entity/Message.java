package org.ridewell.messages.entity;

import java.time.Instant;
import org.ridewell.rides.entity.Party;

/**
 * What one side of a ride wrote to the other.
 *
 * @param from RIDER or CAPTAIN
 */
public record Message(String id, Party from, String text, Instant sentAt) {

    /** Characters as UTF-16 counts them, and a browser's field with it. */
    public static final int LONGEST = 500;

    public Message {
        if (from == Party.SYSTEM) {
            throw new IllegalArgumentException("only people write");
        }
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a message has 1 to " + LONGEST + " characters");
        }
    }

    /** What people write to each other is for no log. */
    @Override
    public String toString() {
        return "Message " + id;
    }
}
