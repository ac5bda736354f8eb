package org.ridewell.watchdog.control;

import org.jspecify.annotations.Nullable;
import org.ridewell.record.entity.EntryKind;

/** Where the healer tells what it did; never keeps it waiting. */
public interface Chronicle {

    void append(EntryKind kind, @Nullable String incident, Object body);
}
