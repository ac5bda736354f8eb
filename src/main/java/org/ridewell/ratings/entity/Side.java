package org.ridewell.ratings.entity;

import java.util.Optional;

/** Who is rated: the captain by the rider, or the rider by the captain. */
public enum Side {
    CAPTAIN,
    RIDER;

    /** As a path names it. */
    public static Optional<Side> named(String path) {
        return switch (path) {
            case "captain" -> Optional.of(CAPTAIN);
            case "rider" -> Optional.of(RIDER);
            default -> Optional.empty();
        };
    }
}
