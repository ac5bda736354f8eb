package org.ridewell.city;

import com.graphhopper.GraphHopper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ridewell.routing.control.GraphLayout;

/** Imports the drivable roads, prepares the contraction hierarchies and packs GraphHopper's files, mostly zeros, into one. */
final class RoadGraphBuild {

    private RoadGraphBuild() {}

    static void write(Path extract, Path zip) throws IOException {
        Path folder = Files.createTempDirectory("ridewell-graph");
        GraphHopper hopper = GraphLayout.in(folder).setOSMFile(extract.toString());
        hopper.importOrLoad();
        hopper.close();
        try (Stream<Path> listed = Files.list(folder);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            List<Path> files =
                    listed.sorted(Comparator.comparing(Path::getFileName)).toList();
            for (Path file : files) {
                ZipEntry entry = new ZipEntry(String.valueOf(file.getFileName()));
                // A build of the same sources makes the same bytes
                entry.setTime(0);
                out.putNextEntry(entry);
                Files.copy(file, out);
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
