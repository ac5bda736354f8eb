package org.ridewell.pricing.entity;

/**
 * How scarce captains are around a pickup, in tenths: 10 is none. Riders waiting for each free captain raise it by
 * steps of 0.1, never above the cap.
 */
public record Surge(int tenths) {

    /** Twice the fare: above that riders rather walk, and regulators ask. */
    static final int CAP = 20;

    /** Up to this many riders for a captain nobody pays more. */
    static final double CALM = 1.0;

    /** Each further quarter of a rider for a captain is one step. */
    static final double STEP = 0.25;

    public static final Surge NONE = new Surge(10);

    public Surge {
        if (tenths < 10 || tenths > CAP) {
            throw new IllegalArgumentException("surge lies between 1.0 and " + CAP / 10.0);
        }
    }

    /**
     * @param riders others who asked for a quote around the pickup lately
     * @param captains free ones near the pickup
     */
    public static Surge between(int riders, int captains) {
        double pressure = (double) riders / Math.max(1, captains);
        int steps = (int) Math.floor((pressure - CALM) / STEP);
        return new Surge(Math.max(10, Math.min(CAP, 10 + steps)));
    }

    public double factor() {
        return tenths / 10.0;
    }
}
