package org.ridewell.routing.control;

import com.graphhopper.GHRequest;
import com.graphhopper.GHResponse;
import com.graphhopper.GraphHopper;
import com.graphhopper.ResponsePath;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.ev.VehicleAccess;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.Parameters;
import com.graphhopper.util.PointList;
import com.graphhopper.util.shapes.BBox;
import com.graphhopper.util.shapes.GHPoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ridewell.geo.entity.Position;
import org.ridewell.routing.entity.Bounds;
import org.ridewell.routing.entity.Route;

/** The city's roads in memory, with contraction hierarchies. Read-only and safe for any number of threads. */
public final class RoadGraph {

    /** What the build made; see {@code org.ridewell.city}. */
    public static final String RESOURCE = "city/roads.zip";

    /** Metres: a pin farther from any road is in the sea, in a park's middle or out of town. */
    private static final double REACH = 250;

    private final GraphHopper hopper;
    private final Bounds bounds;
    private final EdgeFilter drivable;

    private RoadGraph(GraphHopper hopper) {
        this.hopper = hopper;
        BBox box = hopper.getBaseGraph().getBounds();
        this.bounds = new Bounds(box.minLat, box.minLon, box.maxLat, box.maxLon);
        BooleanEncodedValue access =
                hopper.getEncodingManager().getBooleanEncodedValue(VehicleAccess.key(GraphLayout.PROFILE));
        BooleanEncodedValue island =
                hopper.getEncodingManager().getBooleanEncodedValue(Subnetwork.key(GraphLayout.PROFILE));
        this.drivable = edge -> !edge.get(island) && (edge.get(access) || edge.getReverse(access));
    }

    /** Loads the graph from the class path. GraphHopper reads files only, so they pass through a temporary folder. */
    public static RoadGraph load() {
        try {
            Path folder = Files.createTempDirectory("ridewell-roads");
            try {
                unpack(folder);
                GraphHopper hopper = GraphLayout.in(folder).setAllowWrites(false);
                if (!hopper.load()) {
                    throw new IllegalStateException(RESOURCE + " holds no road graph");
                }
                return new RoadGraph(hopper);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the road graph cannot be read", e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream in = RoadGraph.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing: the build makes it (./mvnw process-classes)");
            }
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    public Bounds bounds() {
        return bounds;
    }

    /** The fastest drive; empty when an end lies outside the service area or no road joins them. */
    public Optional<Route> route(Position from, Position to) {
        if (!contains(from) || !contains(to)) {
            return Optional.empty();
        }
        return path(from, to, true)
                .map(path -> Route.of(Math.round(path.getDistance()), seconds(path), points(path.getPoints())));
    }

    /** Seconds of the fastest drive; empty as for {@link #route}. */
    public Optional<Long> seconds(Position from, Position to) {
        if (!contains(from) || !contains(to)) {
            return Optional.empty();
        }
        return path(from, to, false).map(RoadGraph::seconds);
    }

    private Optional<ResponsePath> path(Position from, Position to, boolean withPoints) {
        GHRequest request = new GHRequest(from.lat(), from.lon(), to.lat(), to.lon())
                .setProfile(GraphLayout.PROFILE)
                .putHint(Parameters.Routing.INSTRUCTIONS, false)
                .putHint(Parameters.Routing.CALC_POINTS, withPoints);
        GHResponse response = hopper.route(request);
        // Errors are only "not found" kinds here: both ends lie within the graph
        return response.hasErrors() ? Optional.empty() : Optional.of(response.getBest());
    }

    private static long seconds(ResponsePath path) {
        return Math.round(path.getTime() / 1000.0);
    }

    private static List<Position> points(PointList list) {
        List<Position> points = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            points.add(new Position(list.getLat(i), list.getLon(i)));
        }
        return points;
    }

    /** The service area: near a drivable road of the extract. */
    public boolean contains(Position position) {
        return near(position).isPresent();
    }

    /** The road's point next to {@code position}; empty outside the service area. */
    public Optional<Position> snap(Position position) {
        return near(position).map(snap -> {
            GHPoint point = snap.getSnappedPoint();
            return new Position(point.getLat(), point.getLon());
        });
    }

    /** Some point on a road. */
    public Position somewhere(RandomGenerator random) {
        while (true) {
            Position guess = new Position(
                    bounds.south() + random.nextDouble() * (bounds.north() - bounds.south()),
                    bounds.west() + random.nextDouble() * (bounds.east() - bounds.west()));
            Optional<Position> found = snap(guess);
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    private Optional<Snap> near(Position position) {
        if (!bounds.contains(position)) {
            return Optional.empty();
        }
        Snap snap = hopper.getLocationIndex().findClosest(position.lat(), position.lon(), drivable);
        return snap.isValid() && snap.getQueryDistance() <= REACH ? Optional.of(snap) : Optional.empty();
    }
}
