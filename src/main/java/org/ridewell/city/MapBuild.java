package org.ridewell.city;

import static org.ridewell.city.Extract.is;

import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderRelation;
import com.graphhopper.reader.ReaderWay;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.ridewell.tiles.entity.CityMap;
import org.ridewell.tiles.entity.Feature;
import org.ridewell.tiles.entity.Layer;

/** Sorts the extract into the layers of the map. */
final class MapBuild {

    /** Degrees that the coast is drawn on beyond the extract's edge. */
    private static final double BEYOND = 0.5;

    private final Extract extract;
    private final List<Feature> features = new ArrayList<>();

    private MapBuild(Extract extract) {
        this.extract = extract;
    }

    static void write(Extract extract, Path file) throws IOException {
        MapBuild build = new MapBuild(extract);
        build.coast();
        extract.ways.values().forEach(build::way);
        extract.relations.forEach(build::relation);
        build.names();
        extract.nodes.values().forEach(build::point);
        build.features.sort(Comparator.comparing(Feature::layer));
        CityMap map = new CityMap(build.features, LetterBuild.letters());
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            map.write(out);
        }
    }

    /** Land lies left of a coastline. The open one is closed through the open sea in the south-east, rings are land. */
    private void coast() {
        List<List<Long>> pieces = extract.ways.values().stream()
                .filter(way -> is(way, "natural", "coastline"))
                .map(Extract::ids)
                .toList();
        for (List<Long> chain : Chains.join(pieces, false)) {
            double[] line = extract.line(chain);
            if (Chains.isRing(chain)) {
                add(Layer.LAND, "", line);
            } else if (line.length >= 4) {
                add(Layer.SEA, "", closed(line));
            }
        }
    }

    private static double[] closed(double[] coast) {
        double west = coast[0];
        double south = coast[1];
        double east = coast[coast.length - 2];
        double north = coast[coast.length - 1];
        return DoubleStream.concat(
                        DoubleStream.of(coast),
                        DoubleStream.of(
                                east + BEYOND,
                                north + 0.35 * BEYOND,
                                east + BEYOND,
                                south - BEYOND,
                                west - BEYOND,
                                south - BEYOND,
                                west - BEYOND,
                                south - 0.45 * BEYOND))
                .toArray();
    }

    private void way(ReaderWay way) {
        double[] line = extract.line(way);
        if (line.length < 4) {
            return;
        }
        List<Long> ids = Extract.ids(way);
        Layer area = Chains.isRing(ids) ? area(way) : null;
        if (area != null) {
            add(area, "", line);
            return;
        }
        Layer road = road(way);
        if (road != null) {
            add(road, "", line);
        }
    }

    private void relation(ReaderRelation relation) {
        Layer layer = is(relation, "type", "multipolygon") ? area(relation) : null;
        if (layer == null) {
            return;
        }
        List<double[]> rings = new ArrayList<>();
        for (String role : List.of("outer", "inner")) {
            extract.rings(relation, role).stream()
                    .filter(Chains::isRing)
                    .map(extract::line)
                    .filter(ring -> ring.length >= 6)
                    .forEach(rings::add);
        }
        if (!rings.isEmpty()) {
            features.add(new Feature(layer, "", rings));
        }
    }

    private static @Nullable Layer area(ReaderElement element) {
        if (is(element, "location", "underground") || is(element, "natural", "coastline")) {
            return null;
        }
        if (element.hasTag("building") && !is(element, "building", "no", "roof")) {
            return Layer.BUILDING;
        }
        if (is(element, "natural", "water")
                || is(element, "leisure", "swimming_pool")
                || is(element, "amenity", "fountain")) {
            return Layer.WATER;
        }
        if (is(element, "leisure", "park", "garden", "dog_park")
                || is(element, "natural", "wood", "scrub")
                || is(element, "landuse", "forest", "grass", "cemetery", "meadow", "recreation_ground")) {
            return Layer.GREEN;
        }
        if (is(element, "leisure", "pitch", "playground", "stadium", "track", "miniature_golf")) {
            return Layer.PITCH;
        }
        if (is(element, "natural", "beach", "sand", "shingle")) {
            return Layer.BEACH;
        }
        if (is(element, "man_made", "pier", "breakwater", "groyne", "bridge")) {
            return Layer.LAND;
        }
        boolean square = is(element, "place", "square")
                || (is(element, "highway", "pedestrian", "footway")
                        && (is(element, "area", "yes") || is(element, "type", "multipolygon")));
        return square ? Layer.SQUARE : null;
    }

    private static @Nullable Layer road(ReaderWay way) {
        if (is(way, "railway", "rail") && !is(way, "tunnel", "yes")) {
            return Layer.RAIL;
        }
        if (is(way, "man_made", "pier")) {
            return Layer.SQUARE;
        }
        String highway = way.getTag("highway");
        if (highway == null || is(way, "area", "yes")) {
            return null;
        }
        boolean hidden = is(way, "tunnel", "yes", "building_passage") || is(way, "indoor", "yes");
        return switch (highway) {
            case "motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link" ->
                hidden ? Layer.TUNNEL : Layer.PRIMARY;
            case "secondary", "secondary_link", "tertiary", "tertiary_link" -> hidden ? Layer.TUNNEL : Layer.SECONDARY;
            case "residential", "unclassified", "living_street", "road" -> hidden ? Layer.TUNNEL : Layer.STREET;
            case "service", "track" -> hidden ? null : Layer.SERVICE;
            case "footway", "path", "steps", "pedestrian", "cycleway" -> hidden ? null : Layer.FOOTWAY;
            default -> null;
        };
    }

    /** One line for each stretch of a name, so that a label has room. */
    private void names() {
        Map<String, List<List<Long>>> main = new TreeMap<>();
        Map<String, List<List<Long>>> small = new TreeMap<>();
        for (ReaderWay way : extract.ways.values()) {
            String name = Extract.name(way);
            Layer road = road(way);
            if (name != null && road != null && (road.isRoad() || road == Layer.FOOTWAY)) {
                boolean large = road == Layer.PRIMARY || road == Layer.SECONDARY || road == Layer.TUNNEL;
                (large ? main : small)
                        .computeIfAbsent(name, none -> new ArrayList<>())
                        .add(Extract.ids(way));
            }
        }
        main.forEach((name, pieces) -> label(Layer.MAIN_NAME, name, pieces));
        small.forEach((name, pieces) -> label(Layer.NAME, name, pieces));
    }

    private void label(Layer layer, String name, List<List<Long>> pieces) {
        for (List<Long> chain : Chains.join(pieces, true)) {
            double[] line = extract.line(chain);
            if (line.length >= 4) {
                add(layer, name, line);
            }
        }
    }

    private void point(ReaderNode node) {
        String name = Extract.name(node);
        if (name == null) {
            return;
        }
        double[] at = {node.getLon(), node.getLat()};
        if (is(node, "place", "suburb", "neighbourhood", "quarter", "city", "town", "village")) {
            add(Layer.DISTRICT, name, at);
        } else if (is(node, "tourism", "museum", "attraction", "hotel", "zoo")
                || is(
                        node,
                        "amenity",
                        "theatre",
                        "casino",
                        "hospital",
                        "police",
                        "townhall",
                        "library",
                        "cinema",
                        "school",
                        "pharmacy",
                        "restaurant",
                        "cafe")) {
            add(Layer.POINT_OF_INTEREST, Objects.requireNonNull(name), at);
        }
    }

    private void add(Layer layer, String name, double[] line) {
        features.add(new Feature(layer, name, List.of(line)));
    }
}
