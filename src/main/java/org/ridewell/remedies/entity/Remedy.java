package org.ridewell.remedies.entity;

/** The ladder, gentlest first. */
public enum Remedy {
    PROTECT(0, false, true),
    QUARANTINE(1, true, true),
    RESTART(2, true, false),
    ROLL_BACK(3, true, true),
    SCALE_OUT(4, false, true),
    MOVE(5, true, true),
    SHIFT_TRAFFIC(6, false, true),
    PAGE(7, false, false);

    private final int rung;
    private final boolean destructive;
    private final boolean undoable;

    Remedy(int rung, boolean destructive, boolean undoable) {
        this.rung = rung;
        this.destructive = destructive;
        this.undoable = undoable;
    }

    public int rung() {
        return rung;
    }

    /** Takes a pod or a revision away from riders. */
    public boolean destructive() {
        return destructive;
    }

    public boolean undoable() {
        return undoable;
    }

    /** Would it only move the trouble around when a shared dependency is the cause? */
    public boolean restarts() {
        return this == QUARANTINE || this == RESTART || this == ROLL_BACK || this == MOVE;
    }
}
