package org.ridewell.watchdog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the watchdog keeps what must not wait for a database. */
@ApplicationScoped
public class WatchdogFolder {

    /** {@code RIDEWELL_DATA_DIR}: where a process keeps its own data; {@code .ridewell} of the clone, or of the server's folder. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_DATA_DIR")
    private Optional<String> data;

    public Path path() {
        return data.map(Path::of).orElseGet(WatchdogFolder::ours).resolve("watchdog");
    }

    private static Path ours() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("pom.xml")) && Files.exists(at.resolve("liberty"))) {
                return at.resolve(".ridewell");
            }
        }
        return here.resolve(".ridewell");
    }
}
