package org.ridewell.configuration.entity;

/** LOCAL makes its own keys, database and accounts; PRODUCTION refuses to start without real ones. */
public enum Mode {
    LOCAL,
    PRODUCTION
}
