package org.ridewell.captains.control;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads what the database's driver hands out. */
final class Columns {

    private Columns() {}

    static double number(Object column) {
        return ((Number) column).doubleValue();
    }

    static @Nullable Integer heading(@Nullable Object column) {
        return column == null ? null : ((Number) column).intValue();
    }

    static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) column).toInstant();
    }
}
