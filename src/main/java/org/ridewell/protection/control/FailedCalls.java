package org.ridewell.protection.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Calls of a dependency that left this process and failed: {@code ridewell_dependency_failed_calls_total}; of the database, the requests that failed for want of it. What rung 0
 * refused before is none of them, by which its effect is seen.
 */
@ApplicationScoped
public class FailedCalls {

    public static final String NAME = "ridewell_dependency_failed_calls_total";

    @Inject
    private MetricRegistry metrics;

    public void count(String dependency) {
        counter(dependency).inc();
    }

    /** There at zero before the first failure, so that the first one is seen as a change. */
    Counter counter(String dependency) {
        return metrics.counter(NAME, new Tag("dependency", dependency));
    }
}
