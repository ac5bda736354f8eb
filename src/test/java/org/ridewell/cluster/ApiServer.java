package org.ridewell.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ridewell.system.Required;

/**
 * A real API server with its etcd and nothing else: no controller, no node. From the folder that {@code KUBEBUILDER_ASSETS} names, on free loopback ports, with certificates of its own.
 */
public final class ApiServer implements AutoCloseable {

    private static final String INSTALL =
            "setup-envtest use --print path, and KUBEBUILDER_ASSETS=that folder (etcd, kube-apiserver)";
    private static final String TOKEN = "ridewell-admin";

    private final Path home;
    private final List<Process> processes = new ArrayList<>();
    private final int port;

    private ApiServer(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    public static ApiServer start() {
        Path assets = Path.of(Required.environment("KUBEBUILDER_ASSETS", INSTALL));
        try {
            Path home = Files.createTempDirectory("ridewell-api-server");
            ApiServer server = new ApiServer(home, freePort());
            try {
                server.launch(assets);
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "https://127.0.0.1:" + port;
    }

    /** Of somebody who may do everything. */
    public String token() {
        return TOKEN;
    }

    private void launch(Path assets) throws IOException {
        int etcd = freePort();
        int peer = freePort();
        String etcdUrl = "http://127.0.0.1:" + etcd;
        String peerUrl = "http://127.0.0.1:" + peer;
        run(
                "etcd",
                assets.resolve("etcd").toString(),
                "--data-dir=" + home.resolve("etcd"),
                "--listen-client-urls=" + etcdUrl,
                "--advertise-client-urls=" + etcdUrl,
                "--listen-peer-urls=" + peerUrl,
                "--initial-advertise-peer-urls=" + peerUrl,
                "--initial-cluster=default=" + peerUrl,
                "--unsafe-no-fsync");
        Path key = home.resolve("accounts.key");
        command("openssl", "genrsa", "-out", key.toString(), "2048");
        Path tokens = home.resolve("tokens.csv");
        Files.writeString(tokens, TOKEN + ",admin,admin,system:masters\n");
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
        run(
                "kube-apiserver",
                assets.resolve("kube-apiserver").toString(),
                "--etcd-servers=" + etcdUrl,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + port,
                "--cert-dir=" + home.resolve("certificates"),
                "--service-account-issuer=https://ridewell.test",
                "--service-account-key-file=" + key,
                "--service-account-signing-key-file=" + key,
                "--service-cluster-ip-range=10.99.0.0/24",
                "--token-auth-file=" + tokens,
                "--authorization-mode=RBAC",
                // no controller fills in what this one asks for
                "--disable-admission-plugins=ServiceAccount");
        Awaitility.await("the API server")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        command("curl", "-sfk", "-m2", "-H", "Authorization: Bearer " + TOKEN, url() + "/readyz") == 0);
    }

    private void run(String name, String... command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".log").toFile())
                .start());
    }

    private static int command(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    public String log(String name) throws IOException {
        return Files.readString(home.resolve(name + ".log"), StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).destroyForcibly().onExit().join();
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
