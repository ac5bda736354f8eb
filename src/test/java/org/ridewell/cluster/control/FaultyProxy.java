package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.ApiServer;

/** Stands between the adapter and the API server and breaks what a test asks it to break; everything else passes through. */
final class FaultyProxy implements AutoCloseable {

    static final String FIELD_OF_THE_FUTURE = "fieldOfTheFuture";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ApiServer behind;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final OkHttpClient http;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<String> writes = new CopyOnWriteArrayList<>();
    private volatile boolean unknownFields;
    private volatile boolean silentWatches;

    /** @param times how often it happens still */
    @SuppressWarnings("ArrayRecordComponent")
    private record Fault(Predicate<HttpExchange> where, int status, String body, int[] times) {}

    FaultyProxy(ApiServer behind) throws IOException {
        this.behind = behind;
        this.http = TrustingClient.client();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers the next requests of this method, whose path contains this, instead of the API server. 0: never answers. */
    void answer(String method, String path, int status, int times) {
        answer(method, path, status, "{\"kind\":\"Status\",\"message\":\"injected\",\"code\":" + status + "}", times);
    }

    void answer(String method, String path, int status, String body, int times) {
        faults.add(new Fault(
                e -> e.getRequestMethod().equals(method)
                        && e.getRequestURI().toString().contains(path),
                status,
                body,
                new int[] {times}));
    }

    /** Every object gets fields that no client knows: alone, in a list and in a watch. */
    void addUnknownFields() {
        unknownFields = true;
    }

    /** Watches stay open and say nothing any more. */
    void silenceWatches(boolean silent) {
        silentWatches = silent;
    }

    List<String> writes() {
        return List.copyOf(writes);
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Fault fault = due(exchange);
            if (fault == null) {
                pass(exchange);
                return;
            }
            if (fault.status() == 0) {
                closing.await();
                return;
            }
            send(exchange, fault.status(), fault.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // the client gave up, which is what some tests are about
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Fault due(HttpExchange exchange) {
        for (Fault fault : faults) {
            if (fault.times()[0] > 0 && fault.where().test(exchange)) {
                fault.times()[0]--;
                return fault;
            }
        }
        return null;
    }

    private void pass(HttpExchange exchange) throws IOException, InterruptedException {
        String query = exchange.getRequestURI().toString();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!exchange.getRequestMethod().equals("GET")) {
            writes.add(exchange.getRequestMethod() + " " + query);
        }
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        Request request = new Request.Builder()
                .url(behind.url() + query)
                .header("Authorization", "Bearer " + behind.token())
                .method(
                        exchange.getRequestMethod(),
                        exchange.getRequestMethod().equals("GET")
                                ? null
                                : RequestBody.create(body, MediaType.parse(type)))
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (query.contains("watch=true")) {
                stream(exchange, response);
                return;
            }
            send(exchange, response.code(), changed(response.body().bytes()));
        }
    }

    private void stream(HttpExchange exchange, Response response) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(response.code(), 0);
        if (silentWatches) {
            exchange.getResponseBody().flush();
            closing.await();
            return;
        }
        // each event is one line
        try (BufferedReader from = new BufferedReader(response.body().charStream());
                OutputStream to = exchange.getResponseBody()) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                if (silentWatches) {
                    closing.await();
                    return;
                }
                to.write(changed(line.getBytes(StandardCharsets.UTF_8)));
                to.write('\n');
                to.flush();
            }
        }
    }

    /** @param body an object, a list, or an event of a watch */
    private byte[] changed(byte[] body) throws IOException {
        if (!unknownFields || body.length == 0 || body[0] != '{') {
            return body;
        }
        ObjectNode whole = (ObjectNode) MAPPER.readTree(body);
        if (whole.path("object") instanceof ObjectNode object) {
            whole.put(FIELD_OF_THE_FUTURE, true);
            addFieldsTo(object);
        } else {
            addFieldsTo(whole);
            whole.path("items").forEach(item -> addFieldsTo((ObjectNode) item));
        }
        return MAPPER.writeValueAsBytes(whole);
    }

    private static void addFieldsTo(ObjectNode object) {
        object.putObject(FIELD_OF_THE_FUTURE).put("deep", true);
        object.withObject("/spec").put("otherField", 42);
        object.withObject("/metadata").putObject(FIELD_OF_THE_FUTURE).put("x", 1);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
