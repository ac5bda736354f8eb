package org.ridewell.playbooks.entity;

/** What an incident is about. One playbook each. */
public enum Fault {
    HUNG_POD,
    STARVED_THREADS,
    MEMORY_GROWTH,
    CRASH_LOOP,
    NEVER_READY,
    BAD_REVISION,
    DEAD_NODE,
    LOST_DEPENDENCY,
    OVERLOAD,
    STUCK_ROLLOUT,
    MONITORING_DEAD
}
