package org.ridewell.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the start of the process to the first good answer: Ridewell on a migrated database, against an empty web application on the same
 * installation with the one feature that it needs. They take turns, and the medians are compared. Run it by {@code ./mvnw -Pbenchmark verify}.
 */
class StartUpBenchmark {

    private static final Logger LOG = Logger.getLogger(StartUpBenchmark.class.getName());
    private static final int REPEATS = Integer.getInteger("benchmark.starts", 5);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Path INSTALL = Path.of(System.getProperty("liberty.install", "target/liberty/wlp"));
    private static final String EMPTY_SERVER = """
            <server>
              <featureManager><feature>servlet-6.0</feature></featureManager>
              <httpEndpoint id="defaultHttpEndpoint" host="*" httpPort="${PORT}" httpsPort="-1"/>
              <webApplication contextRoot="/" location="empty.war"/>
              <config updateTrigger="disabled"/>
              <applicationMonitor updateTrigger="disabled"/>
            </server>
            """;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    @TempDir
    private Path folder;

    @Test
    void printsTheRatioToAnEmptyApplication() throws Exception {
        Path emptyUser = emptyUserFolder();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> ridewell = Map.of(
                    "RIDEWELL_DEMO",
                    "false",
                    "DATABASE_URL",
                    "postgres://postgres:postgres@localhost:" + postgres.getPort() + "/postgres");
            Map<String, String> empty = Map.of("WLP_USER_DIR", emptyUser.toString());
            // migrates the database, and brings the installation into the disk's cache for both
            start("defaultServer", ridewell, "/health/ready", StartUpBenchmark::isReady);
            start("empty", empty, "/index.html", answer -> answer.statusCode() == 200);
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int i = 0; i < REPEATS; i++) {
                theirs.add(start("empty", empty, "/index.html", answer -> answer.statusCode() == 200));
                ours.add(start("defaultServer", ridewell, "/health/ready", StartUpBenchmark::isReady));
            }
            LOG.info(() -> String.format(
                    Locale.ROOT,
                    "start-up: %.2f s; an empty application %.2f s; ratio %.1f (medians of %d)",
                    median(ours),
                    median(theirs),
                    median(ours) / median(theirs),
                    REPEATS));
            assertThat(ours).hasSize(REPEATS);
        }
    }

    /** An answer without checks only means that the application is still starting. */
    private static boolean isReady(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("\"database\"");
    }

    /** Seconds until the first good answer; the server is ended then. */
    private double start(String server, Map<String, String> settings, String path, Predicate<HttpResponse<String>> good)
            throws Exception {
        Path own = Files.createTempDirectory(folder, server);
        int port = freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PORT", Integer.toString(port));
        environment.put("WLP_OUTPUT_DIR", own.resolve("output").toString());
        environment.put("LOG_DIR", own.resolve("logs").toString());
        environment.put("JVM_ARGS", "-Xmx700m");
        ProcessBuilder builder = new ProcessBuilder(
                        INSTALL.resolve("bin/server").toAbsolutePath().toString(), "run", server)
                .redirectErrorStream(true)
                .redirectOutput(own.resolve("console.log").toFile());
        builder.environment().putAll(environment);
        URI uri = URI.create("http://localhost:" + port + path);
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            Awaitility.await("an answer of " + server)
                    .atMost(LONGEST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(25))
                    .failFast("the server ended; see " + own, () -> !process.isAlive())
                    .ignoreExceptions()
                    .until(() -> good.test(asked(uri)));
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            List<ProcessHandle> all = process.descendants().toList();
            all.forEach(ProcessHandle::destroy);
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private HttpResponse<String> asked(URI uri) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Path emptyUserFolder() throws IOException {
        Path user = folder.resolve("empty-usr");
        Path apps = Files.createDirectories(user.resolve("servers/empty/apps"));
        Files.writeString(user.resolve("servers/empty/server.xml"), EMPTY_SERVER);
        try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(apps.resolve("empty.war")))) {
            war.putNextEntry(new ZipEntry("index.html"));
            war.write("empty".getBytes(StandardCharsets.UTF_8));
            war.closeEntry();
        }
        return user;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
