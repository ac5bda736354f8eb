package org.ridewell.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks JSON to {@code /api} as one caller. Bodies are anything that Jackson can write, or a string sent as it is. */
public final class ApiClient {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            // as the server speaks it
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final Map<String, String> headers;

    public ApiClient(URI server) {
        this(server, Map.of());
    }

    private ApiClient(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    public ApiClient as(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    public ApiClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiClient(base, more);
    }

    /** The same caller at another server. */
    public ApiClient at(URI server) {
        return new ApiClient(server, headers);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, @Nullable Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** @param path below {@code /api}, such as {@code /rides}; or an absolute one such as {@code //health/live} for the server's root */
    public Answer send(String method, String path, @Nullable Object body) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), parsed(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Listens to Server-Sent Events from now on. */
    public EventStream events(String path) {
        return events(path, null);
    }

    /** @param lastEventId what was heard last before the line was lost */
    public EventStream events(String path, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(resolved(path)).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new EventStream(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Status and headers alone: an answer may be an endless stream. */
    public Answer probe(String method, String path, @Nullable Object body) {
        try {
            HttpResponse<InputStream> response =
                    HTTP.send(request(method, path, body), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return new Answer(response.statusCode(), response.headers(), MissingNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, @Nullable Object body) throws JsonProcessingException {
        HttpRequest.Builder request = HttpRequest.newBuilder(resolved(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, publisher(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return request.build();
    }

    private URI resolved(String path) {
        return path.startsWith("//") ? base.resolve(path.substring(1)) : base.resolve("/api" + path);
    }

    private static BodyPublisher publisher(@Nullable Object body) throws JsonProcessingException {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private static JsonNode parsed(String body) {
        if (body.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body);
        }
    }
}
