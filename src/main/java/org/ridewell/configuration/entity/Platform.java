package org.ridewell.configuration.entity;

/** Where the watchdog acts. NONE: rung 0 only, every other remedy is planned in shadow. */
public enum Platform {
    NONE,
    KUBERNETES,
    HEROKU
}
