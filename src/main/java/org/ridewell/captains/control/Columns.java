package org.ridewell.captains.control;

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
}
