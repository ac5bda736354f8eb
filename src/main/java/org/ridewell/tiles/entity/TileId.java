package org.ridewell.tiles.entity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One picture of the map in the web Mercator scheme.
 *
 * @param scale 2 for screens with two pixels where one was, else 1
 */
public record TileId(int z, int x, int y, int scale, Theme theme) {

    /** Side in CSS pixels. */
    public static final int SIZE = 256;

    public static final int MIN_ZOOM = 12;
    public static final int MAX_ZOOM = 19;

    /** Degrees of sea and land around the extract that a wide screen shows beside it. */
    private static final double MARGIN = 0.12;

    private static final double WEST = 7.4066 - MARGIN;
    private static final double EAST = 7.4396 + MARGIN;
    private static final double SOUTH = 43.7233 - MARGIN;
    private static final double NORTH = 43.7519 + MARGIN;

    private static final Pattern PATH = Pattern.compile("/(\\d{1,2})/(\\d{1,6})/(\\d{1,6})(@2x)?\\.png");

    /** The tile at this path and theme; empty for one that is no part of the city's map. */
    public static Optional<TileId> of(String path, Theme theme) {
        Matcher part = PATH.matcher(path);
        if (!part.matches()) {
            return Optional.empty();
        }
        TileId id = new TileId(
                Integer.parseInt(part.group(1)),
                Integer.parseInt(part.group(2)),
                Integer.parseInt(part.group(3)),
                part.group(4) == null ? 1 : 2,
                theme);
        return Optional.of(id).filter(TileId::isOnTheMap);
    }

    private boolean isOnTheMap() {
        return z >= MIN_ZOOM
                && z <= MAX_ZOOM
                && x >= Math.floor(column(WEST, z))
                && x <= column(EAST, z)
                && y >= Math.floor(row(NORTH, z))
                && y <= row(SOUTH, z);
    }

    /** Tiles east of the date line. */
    public static double column(double lon, int z) {
        return (lon + 180) / 360 * (1 << z);
    }

    /** Tiles south of the map's northern edge. */
    public static double row(double lat, int z) {
        double radians = Math.toRadians(lat);
        return (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2 * (1 << z);
    }
}
