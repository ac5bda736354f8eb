package org.ridewell.watchdog.entity;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ridewell.diagnosis.entity.Diagnosis;
import org.ridewell.diagnosis.entity.Diagnostician;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.remedies.entity.Target;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Workload;

/** From what is new to the revision before it, unless that one was found bad itself: otherwise a fault of both would send a workload to and fro. */
final class RollBack {

    /** A bad revision is found within that time; one that served for longer without a word against it may be rolled back to again. */
    private static final Duration FOUND = Duration.ofMinutes(5);

    private static final Set<Fault> REVISIONS_FAULTS =
            EnumSet.of(Fault.CRASH_LOOP, Fault.NEVER_READY, Fault.BAD_REVISION);

    private final PlanInput input;
    private final Optional<Workload> workload;

    RollBack(PlanInput input, String workload) {
        this.input = input;
        this.workload = input.snapshot().workload(workload);
    }

    Optional<Revision> to() {
        return workload.filter(w -> w.currentRevision()
                        .filter(r -> Diagnostician.isNew(r, input.at()))
                        .isPresent())
                .flatMap(Workload::previousRevision)
                .filter(r -> !isBad(r));
    }

    String whyNot() {
        return workload.flatMap(Workload::previousRevision)
                .filter(this::isBad)
                .map(r -> "the revision before, " + r.name() + ", was found bad, too")
                .orElse("there is no revision before, or this one has served for too long to be what changed");
    }

    private boolean isBad(Revision revision) {
        Ledger ledger = input.ledger();
        return ledger != null
                && workload.filter(w -> ledger.isBad(w.name(), revision.name())).isPresent();
    }

    /** What these diagnoses say of the revisions that serve now. */
    static @Nullable Ledger remembered(PlanInput input, List<Diagnosis> diagnoses) {
        Ledger ledger = input.ledger();
        if (ledger == null) {
            return null;
        }
        for (Workload workload : input.snapshot().workloads()) {
            Revision current = workload.currentRevision().orElse(null);
            if (current == null) {
                continue;
            }
            if (diagnoses.stream().anyMatch(d -> blames(d.fault(), d.target(), workload))) {
                ledger = ledger.withBad(workload.name(), current.name(), input.at());
            } else if (current.createdAt().plus(FOUND).isBefore(input.at())
                    && input.incidents().stream().noneMatch(i -> i.open() && blames(i.fault(), i.target(), workload))) {
                ledger = ledger.withoutBad(workload.name(), current.name());
            }
        }
        return ledger;
    }

    /** The workload's revision, rather than one pod, or the load. */
    private static boolean blames(Fault fault, Target target, Workload workload) {
        return REVISIONS_FAULTS.contains(fault)
                && target.kind().equals("Deployment")
                && target.name().equals(workload.name());
    }
}
