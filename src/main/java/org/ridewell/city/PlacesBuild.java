package org.ridewell.city;

import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderWay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;
import org.ridewell.places.entity.Place;
import org.ridewell.places.entity.PlaceKind;
import org.ridewell.routing.entity.Polyline;

/** Lists what people ride to: streets, addresses and what has a name. Ids are those of OpenStreetMap, so they stay. */
final class PlacesBuild {

    private static final List<String> PURPOSES = List.of(
            "amenity", "tourism", "shop", "leisure", "historic", "railway", "public_transport", "highway", "place");

    private final Extract extract;
    private final Map<String, Place> places = new TreeMap<>();
    private final Map<String, List<List<Long>>> streets = new TreeMap<>();

    private PlacesBuild(Extract extract) {
        this.extract = extract;
    }

    static void write(Extract extract, Path places, Path streets) throws IOException {
        PlacesBuild build = new PlacesBuild(extract);
        extract.nodes.values().forEach(node -> build.place("n", node, new Position(node.getLat(), node.getLon())));
        extract.ways.values().forEach(build::way);
        List<String> lines = new ArrayList<>();
        build.streets.forEach((name, pieces) -> build.street(name, pieces, lines));
        Files.write(places, build.places.values().stream().map(Place::line).toList());
        Files.write(streets, lines);
    }

    private void way(ReaderWay way) {
        double[] line = extract.line(way);
        if (line.length < 4) {
            return;
        }
        String name = Extract.name(way);
        if (name != null && isDrivable(way)) {
            streets.computeIfAbsent(name, none -> new ArrayList<>()).add(Extract.ids(way));
            return;
        }
        place("w", way, middle(line));
    }

    private static boolean isDrivable(ReaderWay way) {
        String highway = way.getTag("highway");
        return highway != null
                && !List.of(
                                "footway",
                                "path",
                                "steps",
                                "pedestrian",
                                "cycleway",
                                "platform",
                                "corridor",
                                "proposed",
                                "construction")
                        .contains(highway);
    }

    /** The street's place is the middle of its longest stretch; every stretch is kept for naming pins. */
    private void street(String name, List<List<Long>> pieces, List<String> lines) {
        List<Position> longest = List.of();
        for (List<Long> chain : Chains.join(pieces, true)) {
            List<Position> points = positions(extract.line(chain));
            lines.add(name + "\t" + Polyline.encode(points));
            if (length(points) > length(longest)) {
                longest = points;
            }
        }
        if (!longest.isEmpty()) {
            String id = "s" + Integer.toUnsignedString(name.hashCode(), 36);
            places.put(id, new Place(id, name, PlaceKind.STREET, longest.get(longest.size() / 2)));
        }
    }

    private void place(String prefix, ReaderElement element, Position position) {
        String id = prefix + element.getId();
        String number = element.getTag("addr:housenumber");
        String street = element.getTag("addr:street");
        String name = Extract.name(element);
        String purpose = purpose(element);
        if (name != null && purpose != null) {
            places.put(id, new Place(id, clean(station(element) + name), kind(element), position));
        }
        if (number != null && street != null) {
            places.put("a" + id, new Place("a" + id, clean(number + " " + street), PlaceKind.ADDRESS, position));
        }
    }

    /** A railway station is named after its town alone, and asked for by what it is. */
    private static String station(ReaderElement element) {
        return element.hasTag("railway", "station", "halt") ? "Gare de " : "";
    }

    private static @Nullable String purpose(ReaderElement element) {
        return PURPOSES.stream()
                .filter(element::hasTag)
                .findFirst()
                .orElse(element.hasTag("building") ? "building" : null);
    }

    private static PlaceKind kind(ReaderElement element) {
        if (element.hasTag("highway", "bus_stop") || element.hasTag("railway") || element.hasTag("public_transport")) {
            return PlaceKind.STOP;
        }
        if (element.hasTag("amenity", "restaurant", "cafe", "bar", "pub", "fast_food", "ice_cream", "nightclub")) {
            return PlaceKind.FOOD;
        }
        if (element.hasTag("tourism", "hotel", "apartment", "guest_house")) {
            return PlaceKind.HOTEL;
        }
        if (element.hasTag("shop")) {
            return PlaceKind.SHOP;
        }
        return element.hasTag("place") ? PlaceKind.DISTRICT : PlaceKind.LANDMARK;
    }

    private static String clean(String name) {
        return name.replaceAll("\\s+", " ").trim();
    }

    private static Position middle(double[] line) {
        double lon = 0;
        double lat = 0;
        for (int i = 0; i < line.length; i += 2) {
            lon += line[i];
            lat += line[i + 1];
        }
        return new Position(round(2 * lat / line.length), round(2 * lon / line.length));
    }

    private static double round(double degrees) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.7f", degrees));
    }

    private static List<Position> positions(double[] line) {
        List<Position> points = new ArrayList<>();
        for (int i = 0; i < line.length; i += 2) {
            points.add(new Position(line[i + 1], line[i]));
        }
        return points;
    }

    private static double length(List<Position> points) {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i - 1).distanceTo(points.get(i));
        }
        return length;
    }
}
