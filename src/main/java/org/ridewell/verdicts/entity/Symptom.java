package org.ridewell.verdicts.entity;

/** What is wrong with something that was judged sick. */
public enum Symptom {
    /** A pod that accepts and never answers. */
    UNRESPONSIVE,
    /** A pod that was never ready, long after it should have been. */
    NEVER_READY,
    /** A pod whose process ends again and again. */
    CRASHING,
    /** A pod or revision that answers with errors. */
    ERRORS,
    /** A revision far slower than the one before. */
    SLOW,
    /** All pods of a workload at the end of their pool, threads or CPU. */
    SATURATED,
    /** A dependency that most of its callers miss. */
    LOST,
    /** A node that reports no more. */
    GONE
}
