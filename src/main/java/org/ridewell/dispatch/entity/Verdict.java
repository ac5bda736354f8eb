package org.ridewell.dispatch.entity;

/** Why a captain was or was not asked. */
public enum Verdict {
    /** The best of those who could be asked: got the offer. */
    OFFERED,
    /** Could come, and somebody else was better. */
    NOT_THE_BEST,
    /** Said no to this ride. */
    DECLINED_BEFORE,
    /** Took this ride, and fell silent on the way to the pickup. */
    FELL_SILENT_BEFORE,
    /** Said nothing in this round. */
    SILENT_BEFORE,
    /** Had another offer on the screen. */
    HAS_OFFER,
    /** No road leads from there to the pickup. */
    UNREACHABLE,
    /** Near, but on another ride. */
    BUSY,
    /** Near, but nothing was heard for a while. */
    SILENT,
    /** Near, but in another kind of vehicle. */
    OTHER_VEHICLE
}
