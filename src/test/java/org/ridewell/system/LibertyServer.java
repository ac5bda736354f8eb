package org.ridewell.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real server process of the installation that the build made. Several may run beside each other: each has an output
 * folder, a data folder and a port of its own.
 */
public final class LibertyServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A server that lives for a minute spends a third of its processor time on optimising, and on collecting measurements for that, what it then hardly runs. */
    private static final String UNOPTIMISED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Map<String, String> environment;
    private final Path folder;
    private final int port;
    private Process process;

    private LibertyServer(Map<String, String> environment) throws IOException {
        this.folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "servers")), "server");
        this.port = freePort();
        this.environment = new HashMap<>(Map.of(
                "PORT",
                Integer.toString(port),
                "RIDEWELL_DEMO",
                "false",
                "RIDEWELL_DATA_DIR",
                absolute("data"),
                "RIDEWELL_PASSWORD_ROUNDS",
                "10000",
                "WLP_OUTPUT_DIR",
                absolute("output"),
                "LOG_DIR",
                absolute("logs"),
                "JVM_ARGS",
                "-Xmx700m " + UNOPTIMISED));
        this.environment.putAll(environment);
        this.process = launched();
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param environment what differs from local mode without demo captains
     */
    public static LibertyServer start(Map<String, String> environment) {
        try {
            LibertyServer server = new LibertyServer(environment);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server that must refuse to; what it logged before it ended by itself. */
    public static String logOfRefusedStart(Map<String, String> environment) {
        try {
            LibertyServer server = new LibertyServer(environment);
            if (!server.process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                server.close();
                throw new AssertionError("the server runs although it must not; see " + server.folder);
            }
            return server.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One server for all tests that do not break it, started by the first that asks and stopped with the JVM. */
    public static LibertyServer shared() {
        return Shared.SERVER;
    }

    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    public int port() {
        return port;
    }

    /** Its page of metrics, in Prometheus' text format. */
    public String metrics() {
        return new ApiClient(uri()).get("//metrics").expect(200).body().asText();
    }

    /** Where this server's embedded database listens, for a second server beside it. */
    public String databaseUrl() {
        return "postgres://postgres:postgres@localhost:" + postmaster(3) + "/postgres";
    }

    /** Stops the processes of this server's embedded database where they are: connections stand, and nothing answers. */
    public void freezeDatabase() {
        signalDatabase("STOP");
    }

    /** Lets the processes of the frozen database go on. */
    public void thawDatabase() {
        signalDatabase("CONT");
    }

    private void signalDatabase(String signal) {
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(postmaster(0))).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .forEach(p -> command.add(Long.toString(p.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A line of what the postmaster tells of itself: 0 is its process, 3 its port. */
    private String postmaster(int line) {
        try {
            return Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                    .get(line)
                    .trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection to this server's embedded database, for what no client of the API sees. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection(
                databaseUrl().replaceFirst("^postgres://[^@]+@", "jdbc:postgresql://"), "postgres", "postgres");
    }

    /** The server's own log lines. */
    public String log() {
        try {
            return Files.readString(folder.resolve("console.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line that it wrote anywhere, also into Liberty's own files. */
    public List<String> logLines() {
        try (Stream<Path> files = Files.walk(folder.resolve("logs"))) {
            return Stream.concat(Stream.of(folder.resolve("console.log")), files.filter(Files::isRegularFile))
                    .flatMap(LibertyServer::lines)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            // not read as UTF-8, of which a line that is just being written may be half
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the JVM as a power cut would: no shutdown hook runs. */
    public void kill() {
        jvm().destroyForcibly();
        process.onExit().join();
    }

    /** Starts the killed server again on the same port and data. */
    public void restart() {
        try {
            process = launched();
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's JVM, for tests that send it signals. */
    public ProcessHandle jvm() {
        return process.descendants()
                .filter(p -> p.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElse(process.toHandle());
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        jvm().destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launched() throws IOException {
        Path install = Path.of(System.getProperty("liberty.install", "target/liberty/wlp"));
        ProcessBuilder builder = new ProcessBuilder(
                        install.resolve("bin/server").toAbsolutePath().toString(), "run", "defaultServer")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("console.log").toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitReady() {
        Awaitility.await("server ready; its log is in " + folder)
                .atMost(START)
                .pollInterval(Duration.ofMillis(250))
                .failFast("the server ended; see " + folder, () -> !process.isAlive())
                .ignoreExceptions()
                .until(this::isReady);
    }

    /** An answer without checks only means that the application is still starting. */
    private boolean isReady() throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(uri().resolve("/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200 && answer.body().contains("\"database\"");
    }

    private String absolute(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name)).toAbsolutePath().toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static final class Shared {
        private static final LibertyServer SERVER = start(Map.of());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
