package org.ridewell.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A browser's {@code EventSource}, as far as tests need it: reads a stream on a thread of its own and keeps all it heard. */
public final class EventStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpResponse<InputStream> response;
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private volatile @Nullable String lastId;
    private final AtomicInteger heartbeats = new AtomicInteger();
    private volatile boolean ended;

    /** @param id null for what is not kept, such as a position */
    public record Event(@Nullable String id, String name, JsonNode data) {}

    EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "event stream");
        reader.setDaemon(true);
        reader.start();
    }

    public int status() {
        return response.statusCode();
    }

    public List<Event> heard() {
        return List.copyOf(heard);
    }

    public int heartbeats() {
        return heartbeats.get();
    }

    public boolean isEnded() {
        return ended;
    }

    /** What an EventSource would send as {@code Last-Event-ID} when it came back now. */
    public String lastId() {
        Awaitility.await("an id").atMost(Duration.ofSeconds(5)).until(() -> lastId != null);
        String id = lastId;
        return id == null ? "" : id;
    }

    /** The first event of this name that fits, waiting for it. */
    public Event await(String name, Predicate<JsonNode> fits) {
        return Awaitility.await("event " + name)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> heard.stream()
                                .filter(event -> event.name().equals(name) && fits.test(event.data()))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = null;
            String name = "message";
            String data = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    heartbeats.incrementAndGet();
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    if (id != null) {
                        lastId = id;
                    }
                    if (data != null) {
                        heard.add(new Event(id, name, JSON.readTree(data)));
                    }
                    id = null;
                    name = "message";
                    data = null;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // closed by either side, which tests do on purpose
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
