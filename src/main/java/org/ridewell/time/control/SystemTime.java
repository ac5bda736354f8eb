package org.ridewell.time.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneOffset;

/** Hands out the one clock of the process: UTC, in whole milliseconds, so that an answer says the same when it is read again from the database. */
@ApplicationScoped
public class SystemTime {

    @Produces
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
