package org.ridewell.watchdog.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.playbooks.entity.Playbook.Limits;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident.Next;

/** When people are called about an incident: until somebody is reached, ever more rarely, and not for ever. No other rung waits for it. */
record Calls(Incident incident, Limits limits) {

    /** With the usual cooldowns that is an hour. The incident stays escalated after it, and so does its alert. */
    private static final int MOST = 8;

    boolean due(Instant now) {
        return !incident.paged() && incident.calling().isEmpty() && inVain().size() < MOST && !now.isBefore(again());
    }

    /** For people to read; null when nothing more comes. */
    @Nullable
    Next next() {
        Decision calling = incident.calling().orElse(null);
        if (calling != null) {
            return new Next(Remedy.PAGE, calling.at(), null, "people are being called");
        }
        return incident.paged() || inVain().size() >= MOST
                ? null
                : new Next(Remedy.PAGE, again(), null, "nobody was reached: people are called again");
    }

    /** Counted from where the last call began, which took some of its cooldown itself: so the first wait is two of them. */
    private Instant again() {
        List<Decision> failed = inVain();
        if (failed.isEmpty()) {
            return incident.openedAt();
        }
        Duration doubled = limits.cooldown().multipliedBy(1L << failed.size());
        Duration wait = doubled.compareTo(limits.longestCooldown()) < 0 ? doubled : limits.longestCooldown();
        return failed.get(failed.size() - 1).at().plus(wait);
    }

    private List<Decision> inVain() {
        return incident.decisions().stream()
                .filter(d -> d.remedy() == Remedy.PAGE && d.outcome() == Outcome.FAILED)
                .toList();
    }
}
