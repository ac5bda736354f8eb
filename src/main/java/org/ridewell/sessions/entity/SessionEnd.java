package org.ridewell.sessions.entity;

/** Why a session ended before its time. */
public enum SessionEnd {
    LOG_OUT,
    SIGNED_OUT_ELSEWHERE,
    PASSWORD_CHANGED,
    REFRESH_REPLAYED,
    ACCOUNT_DELETED
}
