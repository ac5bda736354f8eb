package org.ridewell.routing.entity;

import java.util.ArrayList;
import java.util.List;
import org.ridewell.geo.entity.Position;

/** Google's encoded polyline format with five decimals (about a metre), which map clients know. */
public final class Polyline {

    private static final double FACTOR = 1e5;

    private Polyline() {}

    public static String encode(List<Position> points) {
        StringBuilder out = new StringBuilder(points.size() * 8);
        long lat = 0;
        long lon = 0;
        for (Position point : points) {
            long nextLat = Math.round(point.lat() * FACTOR);
            long nextLon = Math.round(point.lon() * FACTOR);
            append(out, nextLat - lat);
            append(out, nextLon - lon);
            lat = nextLat;
            lon = nextLon;
        }
        return out.toString();
    }

    private static void append(StringBuilder out, long difference) {
        long left = difference < 0 ? ~(difference << 1) : difference << 1;
        while (left >= 0x20) {
            out.append((char) ((0x20 | (left & 0x1f)) + 63));
            left >>>= 5;
        }
        out.append((char) (left + 63));
    }

    /** @throws IllegalArgumentException when {@code polyline} ends within a number */
    public static List<Position> decode(String polyline) {
        List<Position> points = new ArrayList<>();
        int[] at = {0};
        long lat = 0;
        long lon = 0;
        while (at[0] < polyline.length()) {
            lat += next(polyline, at);
            lon += next(polyline, at);
            points.add(new Position(lat / FACTOR, lon / FACTOR));
        }
        return points;
    }

    private static long next(String polyline, int[] at) {
        long value = 0;
        int shift = 0;
        int chunk;
        do {
            if (at[0] >= polyline.length()) {
                throw new IllegalArgumentException("the polyline ends within a number");
            }
            chunk = polyline.charAt(at[0]++) - 63;
            value |= (long) (chunk & 0x1f) << shift;
            shift += 5;
        } while (chunk >= 0x20);
        return (value & 1) == 0 ? value >> 1 : ~(value >> 1);
    }
}
