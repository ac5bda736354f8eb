package org.ridewell.routing.control;

import com.graphhopper.GraphHopper;
import com.graphhopper.GraphHopperConfig;
import com.graphhopper.config.CHProfile;
import com.graphhopper.config.Profile;
import com.graphhopper.util.GHUtility;
import java.nio.file.Path;
import java.util.List;

/** How the build writes the road graph is how the server reads it: one configuration for both. */
public final class GraphLayout {

    public static final String PROFILE = "car";

    /** Raise it when the configuration below changes: the build then makes the graph anew. */
    public static final int VERSION = 1;

    private GraphLayout() {}

    /** GraphHopper set up for the graph in {@code folder}, neither loaded nor imported. */
    public static GraphHopper in(Path folder) {
        GraphHopperConfig config = new GraphHopperConfig();
        config.putObject("graph.location", folder.toString());
        config.putObject("graph.encoded_values", "car_access, car_average_speed, road_access, road_class");
        config.putObject(
                "import.osm.ignored_highways",
                "footway,cycleway,path,pedestrian,steps,bridleway,construction,corridor,elevator,proposed,platform");
        // Node-based: in so small an extract turn restrictions cut some streets off from the rest
        config.setProfiles(List.of(new Profile(PROFILE).setCustomModel(GHUtility.loadCustomModelFromJar("car.json"))));
        config.setCHProfiles(List.of(new CHProfile(PROFILE)));
        GraphHopper hopper = new GraphHopper();
        hopper.init(config);
        return hopper;
    }
}
