package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.Pair;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Raw calls with the client's own credentials and connections. Answers are JSON trees decided by HTTP status: the client's typed calls reject fields of newer servers, also after a
 * write that succeeded, take a successful eviction for an error, and send PATCH as {@code application/json}.
 */
final class KubernetesApi {

    static final String JSON_PATCH = "application/json-patch+json";
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String JSON = "application/json";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> DRY_RUN = Map.of("dryRun", "All");

    /** Carries the epoch of every write as far as {@link LeaseGate}, which compares it last. The API server takes no note of it: what stays is the object's {@code Marks.EPOCH}. */
    static final String EPOCH = "Ridewell-Epoch";

    private final ApiClient client;
    private final @Nullable String epoch;
    private final AtomicReference<@Nullable Instant> answered;

    KubernetesApi(ApiClient client) {
        this(client, null, new AtomicReference<>());
    }

    private KubernetesApi(ApiClient client, @Nullable String epoch, AtomicReference<@Nullable Instant> answered) {
        this.client = client;
        this.epoch = epoch;
        this.answered = answered;
    }

    /** The same connections, for the writes of one act. */
    KubernetesApi inEpoch(long leader) {
        return new KubernetesApi(client, String.valueOf(leader), answered);
    }

    /** When the server last answered a call that is not a watch, whatever it said. */
    @Nullable
    Instant answeredAt() {
        return answered.get();
    }

    /** @param body an empty object where the server sent no JSON */
    record Answer(int status, JsonNode body) {

        boolean isDone() {
            return status >= 200 && status < 300;
        }

        /** What the server says of a refusal. */
        String message() {
            String said = body.path("message").asText("");
            return "HTTP " + status + (said.isEmpty() ? "" : ": " + said);
        }
    }

    Answer get(String path, Map<String, String> query) throws IOException {
        return call("GET", path, query, null, JSON);
    }

    Answer post(String path, JsonNode body, boolean dryRun) throws IOException {
        return call("POST", path, dryRun ? DRY_RUN : Map.of(), body, JSON);
    }

    Answer put(String path, JsonNode body) throws IOException {
        return call("PUT", path, Map.of(), body, JSON);
    }

    Answer patch(String path, String type, JsonNode body, boolean dryRun) throws IOException {
        return call("PATCH", path, dryRun ? DRY_RUN : Map.of(), body, type);
    }

    /** The body as it comes, such as a watch or a pod's log; the caller closes it. */
    Response open(String path, Map<String, String> query) throws IOException {
        return prepare("GET", path, query, null, JSON).execute();
    }

    /** One line of a watch, or the body of a page. */
    static JsonNode parse(String json) throws IOException {
        return json.isBlank() ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(json);
    }

    private Answer call(String method, String path, Map<String, String> query, @Nullable JsonNode body, String type)
            throws IOException {
        try (Response response = prepare(method, path, query, body, type).execute()) {
            answered.set(Instant.now());
            return new Answer(response.code(), tree(response.body().string()));
        }
    }

    /** A proxy in between may answer in HTML; its status still counts. */
    private static JsonNode tree(String text) {
        try {
            return parse(text);
        } catch (IOException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private Call prepare(String method, String path, Map<String, String> query, @Nullable JsonNode body, String type)
            throws IOException {
        List<Pair> pairs = query.entrySet().stream()
                .map(e -> new Pair(e.getKey(), e.getValue()))
                .toList();
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", JSON);
        headers.put("Content-Type", type);
        if (epoch != null) {
            headers.put(EPOCH, epoch);
        }
        try {
            return client.buildCall(
                    client.getBasePath(),
                    path,
                    method,
                    pairs,
                    List.of(),
                    // bytes go out as they are, whatever the type
                    body == null ? null : MAPPER.writeValueAsBytes(body),
                    headers,
                    new HashMap<>(),
                    new HashMap<>(),
                    new String[] {"BearerToken"},
                    null);
        } catch (ApiException e) {
            throw new IOException("the call cannot be made: " + e.getMessage(), e);
        }
    }
}
