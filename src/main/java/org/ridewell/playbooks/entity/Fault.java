package org.ridewell.playbooks.entity;

import java.util.Locale;

/** What an incident is about. One playbook each. */
public enum Fault {
    HUNG_POD(true),
    STARVED_THREADS(true),
    MEMORY_GROWTH(false),
    CRASH_LOOP(true),
    /** The revision before still serves. */
    NEVER_READY(false),
    BAD_REVISION(true),
    DEAD_NODE(true),
    LOST_DEPENDENCY(true),
    OVERLOAD(true),
    STUCK_ROLLOUT(false),
    MONITORING_DEAD(false);

    private final boolean felt;

    Fault(boolean felt) {
        this.felt = felt;
    }

    /** Is that alert of {@code monitoring/prometheus} about this? Its own bears its name; a budget burns fast when a revision is bad. */
    public boolean isSaidBy(String alert) {
        return alert.toUpperCase(Locale.ROOT).equals(name().replace("_", ""))
                || (this == BAD_REVISION && alert.startsWith("BookingBudgetBurns"));
    }

    /** Do requests of riders fail or wait while it lasts? */
    public boolean feltByRiders() {
        return felt;
    }
}
