package org.ridewell.captains.entity;

import org.ridewell.geo.entity.Position;

/** A captain who is online and near and yet cannot take a ride now. */
public record UnavailableCaptain(String accountId, Position position, Reason reason) {

    public enum Reason {
        BUSY,
        SILENT,
        OTHER_VEHICLE
    }
}
