package org.ridewell.dispatch.control;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What a native query gives for a {@code timestamptz}. */
final class DatabaseTime {

    private DatabaseTime() {}

    static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) column).toInstant();
    }
}
