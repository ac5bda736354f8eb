package org.ridewell.payments.entity;

/** What a ledger transaction records; each happens at most once for a ride. */
public enum LedgerKind {
    /** The ride was driven: the rider owes, captain, platform and tax office have earned. */
    FARE,
    CANCELLATION_FEE,
    /** The rider paid what they owed. */
    PAYMENT,
    REFUND,
    TIP,
    TOP_UP,
    /** Set aside in the wallet at booking. */
    HOLD,
    /** Given back to the wallet. */
    RELEASE,
    /** The platform's thanks for an invitation. */
    REFERRAL
}
