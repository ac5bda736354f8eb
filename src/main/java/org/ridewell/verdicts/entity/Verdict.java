package org.ridewell.verdicts.entity;

/** INCONCLUSIVE is not half healthy: it is what stale or missing evidence says. */
public enum Verdict {
    HEALTHY,
    SICK,
    INCONCLUSIVE
}
