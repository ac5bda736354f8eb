package org.ridewell.verdicts.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.signals.entity.Signal;

/** What one examination of one thing found, before it is compared with what was known. */
record Finding(
        Verdict verdict, List<Symptom> symptoms, @Nullable Instant suspectedAt, List<Signal> evidence) {

    static Finding inconclusive(List<Signal> evidence) {
        return suspected(null, evidence);
    }

    /** Nothing that is called by a name, and yet not well since then. */
    static Finding suspected(@Nullable Instant suspectedAt, List<Signal> evidence) {
        return new Finding(Verdict.INCONCLUSIVE, List.of(), suspectedAt, evidence);
    }

    static Finding healthy(List<Signal> evidence) {
        return new Finding(Verdict.HEALTHY, List.of(), null, evidence);
    }

    static Finding sick(List<Symptom> symptoms, @Nullable Instant suspectedAt, List<Signal> evidence) {
        return new Finding(Verdict.SICK, symptoms, suspectedAt, evidence);
    }
}
