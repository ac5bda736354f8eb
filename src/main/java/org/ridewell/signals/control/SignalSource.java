package org.ridewell.signals.control;

import java.time.Instant;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.signals.entity.Snapshot;

/** Where snapshots come from on one platform. One bean per platform; the loop asks the one of its own, several times a second. */
public interface SignalSource {

    Platform platform();

    /** What is known now, from memory: probes, scrapes and informers run beside it. Never blocks and never throws; what is missing is a blind spot or a stale signal. */
    Snapshot snapshot(Instant now);
}
