package org.ridewell.probes.entity;

import java.util.List;

/** The series of a pod's {@code /metrics} that the watchdog reads, by the names that Liberty, MicroProfile and the application export them under. */
public final class Series {

    static final String REQUESTS = "http_server_request_duration_seconds_count";
    static final String REQUEST_SECONDS = "http_server_request_duration_seconds_sum";
    static final String OPERATION_CALLS = "ridewell_http_request_seconds_count";
    static final String BOOKINGS = "ridewell_bookings_total";
    static final String UPTIME = "jvm_uptime_seconds";

    static final String POOL_MAX = "ridewell_pool_connections_max";
    static final String POOL_OPEN = "connectionpool_managedConnections";
    static final String POOL_FREE = "connectionpool_freeConnections";
    static final String POOL_USED = "connectionpool_usedConnections_total";
    static final String POOL_QUEUED = "connectionpool_queuedRequests_total";
    static final String THREADS = "threadpool_size";
    static final String THREADS_BUSY = "threadpool_activeThreads";
    /** 0 to 1 of the processors that the process may use. */
    static final String CPU = "cpu_processCpuLoad_percent";

    static final String HEAP_MAX = "memory_maxHeap_bytes";
    static final String HEAP_USED = "memory_usedHeap_bytes";

    static final String DEPENDENCY_UP = "ridewell_dependency_up";
    static final String DEPENDENCY_SECONDS = "ridewell_dependency_ping_seconds";
    static final String FAILED_CALLS = "ridewell_dependency_failed_calls_total";
    static final String BREAKER_HELD_OPEN = "ridewell_dependency_breaker_open";
    /** Fault Tolerance counts how long each breaker was in which state. */
    static final String BREAKER_NANOSECONDS = "ft_circuitbreaker_state_total_nanoseconds";

    static final String INVARIANT_VIOLATIONS = "ridewell_invariant_violations";

    /** Each of them, for whoever checks that they are there. */
    public static final List<String> ALL = List.of(
            REQUESTS,
            REQUEST_SECONDS,
            OPERATION_CALLS,
            BOOKINGS,
            UPTIME,
            POOL_MAX,
            POOL_OPEN,
            POOL_FREE,
            POOL_USED,
            POOL_QUEUED,
            THREADS,
            THREADS_BUSY,
            CPU,
            HEAP_MAX,
            HEAP_USED,
            DEPENDENCY_UP,
            DEPENDENCY_SECONDS,
            FAILED_CALLS,
            BREAKER_HELD_OPEN,
            BREAKER_NANOSECONDS,
            INVARIANT_VIOLATIONS);

    private Series() {}
}
