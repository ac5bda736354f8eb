package org.ridewell.profile.boundary;

/** What a captain does at the moment: told by the feature that knows shifts, which lies above this one. */
public interface ShiftState {

    boolean isOnline(String captainId);

    /** From the acceptance of a ride to its end: a rider looks for this captain's vehicle, or sits in it. */
    boolean hasRide(String captainId);
}
