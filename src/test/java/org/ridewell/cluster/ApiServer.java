package org.ridewell.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private static final String AUDIT = "audit.log";
    private static final ObjectMapper MAPPER = new ObjectMapper();

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
        // what the watchdog's own account asks for, and whether it may
        Path audit = Files.writeString(home.resolve("audit.yaml"), """
                        apiVersion: audit.k8s.io/v1
                        kind: Policy
                        omitStages: [RequestReceived]
                        rules:
                          - {level: Metadata, userGroups: ["system:serviceaccounts"]}
                          - {level: None}
                        """);
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
                "--audit-policy-file=" + audit,
                "--audit-log-path=" + home.resolve(AUDIT),
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

    /**
     * One request of a ServiceAccount, as the server's audit log has it.
     *
     * @param resource with its subresource
     * @param name empty where all of them are meant
     */
    public record Call(String group, String resource, String name, String verb, int status) {}

    /** What the ServiceAccounts of a namespace asked for until now. */
    public List<Call> calls(String namespace) throws IOException {
        List<Call> calls = new ArrayList<>();
        for (String line : Files.readAllLines(home.resolve(AUDIT))) {
            JsonNode event = MAPPER.readTree(line);
            String user = event.path("user").path("username").asText();
            if (user.startsWith("system:serviceaccount:" + namespace + ":")) {
                calls.add(call(event, event.path("objectRef")));
            }
        }
        return calls;
    }

    private static Call call(JsonNode event, JsonNode object) {
        String sub = object.path("subresource").asText();
        return new Call(
                object.path("apiGroup").asText(),
                object.path("resource").asText() + (sub.isEmpty() ? "" : "/" + sub),
                object.path("name").asText(),
                event.path("verb").asText(),
                event.path("responseStatus").path("code").asInt());
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
