package org.ridewell.dispatch.entity;

import java.util.OptionalLong;
import org.ridewell.captains.entity.FreeCaptain;

/**
 * A captain who was looked at.
 *
 * @param eta seconds by road to the pickup, empty when no road leads there
 * @param distance metres as the crow flies
 */
public record Candidate(FreeCaptain captain, OptionalLong eta, long distance) {

    public String captainId() {
        return captain.accountId();
    }
}
