package org.ridewell.tiles.entity;

import java.util.List;

/**
 * A shape of the map.
 *
 * @param name empty when it has none
 * @param lines rings of an area, or the one line of a road; each holds longitude and latitude by turns, in degrees
 */
public record Feature(Layer layer, String name, List<double[]> lines) {

    public Feature {
        lines = List.copyOf(lines);
    }
}
