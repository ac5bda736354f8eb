package org.ridewell.accounts.entity;

/** What an account may do; it never changes. */
public enum AccountRole {
    RIDER,
    CAPTAIN,
    OPS,
    AUDITOR;

    /** Only these sign up by themselves; OPS and AUDITOR are made by operations. */
    public boolean isPublic() {
        return this == RIDER || this == CAPTAIN;
    }
}
