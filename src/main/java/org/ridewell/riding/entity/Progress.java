package org.ridewell.riding.entity;

/** How much of a trip is behind, by the time that is left of it. */
public final class Progress {

    private Progress() {}

    /**
     * Per cent, 0 to 100.
     *
     * @param whole seconds that the trip takes
     * @param left seconds to its end; more than the whole while the captain goes another way
     */
    public static int of(int whole, int left) {
        if (whole <= 0 || left <= 0) {
            return 100;
        }
        return Math.max(0, 100 - Math.round(100f * left / whole));
    }
}
