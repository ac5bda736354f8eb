package org.ridewell.database.control;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;

/** {@code timestamptz} in native queries: written as UTC, read in whichever type the driver gives a column. */
public final class Timestamps {

    private Timestamps() {}

    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** @throws ClassCastException for a column of another type */
    public static Instant instant(Object column) {
        if (column instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return column instanceof Instant instant ? instant : ((Date) column).toInstant();
    }
}
