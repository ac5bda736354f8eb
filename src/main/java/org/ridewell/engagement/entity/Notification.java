package org.ridewell.engagement.entity;

import java.time.Instant;
import java.util.Map;

/**
 * Something that an account is told.
 *
 * @param kind names the sentence, which the page has in the reader's language
 * @param params fill the sentence
 */
public record Notification(String id, String kind, Map<String, String> params, Instant at, boolean read) {

    public Notification {
        params = Map.copyOf(params);
    }
}
