package org.ridewell.probes.entity;

import org.ridewell.probes.entity.Exposition.Sample;
import org.ridewell.signals.entity.OperationCounts;
import org.ridewell.signals.entity.SignalNames;

/** The calls of each operation in one reading of a pod's metrics. */
final class Operations {

    private Operations() {}

    static OperationCounts counts(Exposition reading) {
        OperationCounts counts = OperationCounts.NONE;
        for (Sample sample : reading.samples()) {
            if (sample.name().equals(Series.OPERATION_CALLS)) {
                counts = counts.with(
                        sample.label("operation"),
                        sample.value(),
                        sample.label("status").equals("5xx"));
            } else if (sample.name().equals(Series.BOOKINGS)) {
                counts = counts.with(
                        SignalNames.BOOKING,
                        sample.value(),
                        sample.label("outcome").equals("failed"));
            }
        }
        return counts;
    }
}
