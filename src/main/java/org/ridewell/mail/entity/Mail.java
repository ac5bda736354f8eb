package org.ridewell.mail.entity;

import java.time.Instant;

/** A plain-text mail to one recipient. */
public record Mail(String id, String recipient, String subject, String body, Instant sentAt) {

    /** Its body may hold a secret link. */
    @Override
    public String toString() {
        return "Mail[" + id + "]";
    }
}
