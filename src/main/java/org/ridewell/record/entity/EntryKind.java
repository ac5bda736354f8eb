package org.ridewell.record.entity;

/** What an entry of the record tells. */
public enum EntryKind {
    SIGNAL,
    VERDICT,
    PLAN,
    REFUSAL,
    ACT,
    VERIFICATION,
    CONTROL
}
