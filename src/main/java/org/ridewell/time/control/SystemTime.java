package org.ridewell.time.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Hands out the one clock of the process: UTC. Tests hand in another. */
@ApplicationScoped
public class SystemTime {

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
