package org.ridewell.pricing.entity;

import org.ridewell.geo.entity.Position;

/**
 * A square of the map from which rides were asked for lately. So wide that nobody's door shows.
 *
 * @param position its middle
 * @param riders how many different ones asked
 */
public record DemandArea(Position position, int riders) {

    /** Degrees of latitude from side to side: about 400 metres. */
    public static final double SIDE = 0.0036;

    /**
     * @param row how many sides north of the equator
     * @param column how many sides east of Greenwich, each as long as in the middle of the row
     */
    public static DemandArea at(int row, int column, int riders) {
        double lat = (row + 0.5) * SIDE;
        return new DemandArea(new Position(lat, (column + 0.5) * SIDE / Math.cos(Math.toRadians(lat))), riders);
    }
}
