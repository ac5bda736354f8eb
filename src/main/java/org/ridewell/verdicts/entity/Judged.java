package org.ridewell.verdicts.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.signals.entity.Signal;

/**
 * What was found about one thing, and from which signals.
 *
 * @param since when this verdict began to hold
 * @param suspectedAt when the first of the bad samples was seen; the time from which a detector is measured
 */
public record Judged(
        Kind kind,
        String name,
        @Nullable String uid,
        @Nullable String workload,
        Verdict verdict,
        List<Symptom> symptoms,
        Instant since,
        @Nullable Instant suspectedAt,
        List<Signal> evidence) {

    public enum Kind {
        POD,
        REVISION,
        WORKLOAD,
        NODE,
        DEPENDENCY,
        FLEET
    }

    public Judged {
        symptoms = List.copyOf(symptoms);
        evidence = List.copyOf(evidence);
    }

    public boolean sick() {
        return verdict == Verdict.SICK;
    }

    public boolean has(Symptom symptom) {
        return symptoms.contains(symptom);
    }
}
