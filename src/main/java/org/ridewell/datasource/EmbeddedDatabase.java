package org.ridewell.datasource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The local mode's own PostgreSQL; it ends with the process (the library's shutdown hook). Its data stay between starts, also after {@code kill -9}: a postmaster that outlived
 * its server is stopped first, and PostgreSQL recovers from its log.
 */
final class EmbeddedDatabase {

    private static @Nullable EmbeddedPostgres running;

    private EmbeddedDatabase() {}

    static synchronized DatabaseUrl url() {
        if (running == null) {
            running = start(dataDirectory());
        }
        return new DatabaseUrl(running.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    private static EmbeddedPostgres start(Path directory) {
        try {
            Files.createDirectories(directory);
            stopOrphan(directory.resolve("postmaster.pid"));
            return EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    // the builder is made for tests and turns it off; acknowledged writes must survive here
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start in " + directory, e);
        }
    }

    private static void stopOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        ProcessHandle orphan = ProcessHandle.of(pid)
                .filter(p -> p.info().command().orElse("").contains("postgres"))
                .orElse(null);
        if (orphan == null) {
            Files.deleteIfExists(pidFile);
            return;
        }
        orphan.destroy();
        try {
            orphan.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            if (orphan.destroyForcibly()) {
                orphan.onExit().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code RIDEWELL_DATA_DIR}; else {@code .ridewell} in the clone that the server was built in, or in the home. */
    static Path dataDirectory() {
        String configured = System.getenv("RIDEWELL_DATA_DIR");
        if (configured != null) {
            return Path.of(configured).resolve("postgres");
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("pom.xml")) && Files.exists(at.resolve("liberty"))) {
                return at.resolve(".ridewell/postgres");
            }
        }
        return Path.of(System.getProperty("user.home"), ".ridewell/postgres");
    }
}
