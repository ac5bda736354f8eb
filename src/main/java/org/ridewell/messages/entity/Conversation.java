package org.ridewell.messages.entity;

import org.jspecify.annotations.Nullable;
import org.ridewell.rides.entity.Party;
import org.ridewell.rides.entity.RideState;

/**
 * The two people of a ride. With another captain it is another conversation.
 *
 * @param captainId null while nobody has accepted
 */
public record Conversation(
        String rideId, String riderId, @Nullable String captainId, RideState state) {

    /** From the acceptance to the end: before it there is nobody to write to, afterwards there is support. */
    public boolean isOpen() {
        return captainId != null && state.hasCaptainOnIt();
    }

    /** Only for one of the two. */
    public Party sideOf(String accountId) {
        return accountId.equals(riderId) ? Party.RIDER : Party.CAPTAIN;
    }

    /** Whom the account writes to; null while there is nobody. */
    public @Nullable String otherThan(String accountId) {
        return accountId.equals(riderId) ? captainId : riderId;
    }
}
