package org.ridewell.diagnosis.entity;

import java.time.Instant;
import java.util.List;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.remedies.entity.Target;
import org.ridewell.signals.entity.Signal;

/** A fault that the verdicts of this moment speak for. The target comes from what was seen on the cluster, never from an alert's labels. */
public record Diagnosis(Fault fault, Target target, Instant suspectedAt, String reason, List<Signal> evidence) {

    public Diagnosis {
        evidence = List.copyOf(evidence);
    }

    public String key() {
        return fault + " " + target.key();
    }
}
