package org.ridewell.local.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.watchdog.control.Leadership;

/** One process, one leader. */
@ApplicationScoped
public class LocalLeadership implements Leadership {

    @Override
    public Platform platform() {
        return Platform.NONE;
    }

    @Override
    public boolean isLeader() {
        return true;
    }

    @Override
    public long epoch() {
        return 1;
    }

    @Override
    public Instant renewDeadline() {
        return Instant.MAX;
    }

    @Override
    public String holder() {
        return "this process";
    }
}
