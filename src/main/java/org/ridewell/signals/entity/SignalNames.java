package org.ridewell.signals.entity;

import java.util.List;

/** The names of signals, their units and what a missing one means: always "not known", never "good". */
public final class SignalNames {

    /** Outside probe of {@code /health/live}: 1 UP with its named checks, 0 answered otherwise, -1 no answer in time, {@link #GONE}. */
    public static final String PROBE_LIVE = "probe_live";

    /** Outside probe of {@code /health/ready}: as {@link #PROBE_LIVE}. */
    public static final String PROBE_READY = "probe_ready";

    /** Value of a probe that was refused or reset: no process has the port any more. */
    public static final double GONE = -2;

    /** Seconds that the slower of the two probes took. */
    public static final String PROBE_SECONDS = "probe_seconds";

    /** 1 when {@code /metrics} was read, -1 when not. */
    public static final String SCRAPE = "scrape";

    /** Requests per second over the last ten seconds. */
    public static final String REQUEST_RATE = "request_rate";

    /** 5xx answers over all answers of the last ten seconds, 0 to 1; left out when there were none. */
    public static final String ERROR_RATIO = "error_ratio";

    /** Mean seconds per request over the last ten seconds; left out when there were none. */
    public static final String LATENCY = "latency_seconds";

    /** Prefix, followed by the operation's name ({@code POST /rides}): calls within the last two minutes; left out when there were none. */
    public static final String OPERATION_CALLS = "operation_calls:";

    /** Prefix, followed by the operation's name: how many of those calls ended in an error of ours. */
    public static final String OPERATION_FAILURES = "operation_failures:";

    /** The operation of bookings, whether through the API or a page. */
    public static final String BOOKING = "booking";

    /** Connections in use over the pool's size, or the share of borrowers that had to wait for one, 0 to 1. */
    public static final String POOL_SATURATION = "pool_saturation";

    /** Busy threads over all threads of the executor, 0 to 1. */
    public static final String THREAD_SATURATION = "thread_saturation";

    /** CPU used over the CPU limit, 0 to 1. */
    public static final String CPU_SATURATION = "cpu_saturation";

    /** What a pod may be at the end of: the fullest of them says how full it is. */
    public static final List<String> SATURATION = List.of(POOL_SATURATION, THREAD_SATURATION, CPU_SATURATION);

    /** Heap used over its maximum, 0 to 1. */
    public static final String HEAP_USED = "heap_used";

    /** Prefix, followed by the dependency's name: 1 the pod's ping of it is answered, 0 not ({@code ridewell_dependency_up}). */
    public static final String DEPENDENCY_UP = "dependency_up:";

    /** Prefix, followed by the dependency's name: seconds of that ping. */
    public static final String DEPENDENCY_SECONDS = "dependency_seconds:";

    /** Prefix, followed by the dependency's name: the pod's circuit breaker, 0 closed, 0.5 half open, 1 open. */
    public static final String BREAKER_OPEN = "breaker_open:";

    /** Prefix, followed by the dependency's name: failed calls per second that left the pod over the last ten seconds. */
    public static final String FAILED_CALLS = "failed_calls:";

    /** Prefix, followed by the name of a health check of the pod: 1 up, 0 down. */
    public static final String CHECK = "check:";

    /** Prefix, followed by the invariant's name: how much breaks it now; 0 is the steady state, below 0 not known ({@code ridewell_invariant_violations}). */
    public static final String INVARIANT = "invariant:";

    /** Ratio of bookings that ended in an error of ours over the last minute ({@code slo:} the objective it belongs to). */
    public static final String BOOKING_ERROR_RATIO = "slo:booking_error_ratio";

    /** Prefix, followed by the alert's name: 1, firing since then. */
    public static final String ALERT = "alert:";

    /** Prefix, followed by a reason of Kubernetes ({@code BackOff}, {@code Unhealthy}, {@code FailedScheduling}, {@code OOMKilled}): how often it warned of the pod, last at that time. */
    public static final String WARNING = "warning:";

    private SignalNames() {}
}
