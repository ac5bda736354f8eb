package org.ridewell.engagement.boundary;

/** Whether a ride is the account's, on either side: told by the feature that knows rides, which lies above this one. */
public interface OwnRides {

    boolean isOf(String rideId, String accountId);
}
