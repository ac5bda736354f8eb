package org.ridewell.profile.boundary;

/** Whether a captain is online: told by the feature that knows shifts, which lies above this one. */
public interface ShiftState {

    boolean isOnline(String captainId);
}
