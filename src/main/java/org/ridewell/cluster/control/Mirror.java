package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows one kind of object: a list, then a watch from where the list ended. The server is asked to end each watch soon, and the client's read time-out is a little longer: a watch
 * that says nothing any more, though its connection looks open, is noticed by that and begins again with a list, as after 410.
 */
final class Mirror implements Runnable {

    private static final Logger LOG = Logger.getLogger(Mirror.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final KubernetesApi reader;
    private final KubernetesApi watcher;
    private final String path;
    private final Map<String, String> selection;
    private final Duration watchLength;
    private final LongSupplier nanos;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile Map<String, JsonNode> objects = new ConcurrentHashMap<>();
    private volatile @Nullable String version;
    private volatile @Nullable Long provenAt;
    private volatile @Nullable String trouble = "not read yet";
    private final AtomicLong lists = new AtomicLong();

    Mirror(
            KubernetesApi reader,
            KubernetesApi watcher,
            String path,
            Map<String, String> selection,
            Duration watchLength,
            LongSupplier nanos) {
        this.reader = reader;
        this.watcher = watcher;
        this.path = path;
        this.selection = selection;
        this.watchLength = watchLength;
        this.nanos = nanos;
    }

    Collection<JsonNode> all() {
        return List.copyOf(objects.values());
    }

    String path() {
        return path;
    }

    /** How long ago the server last said anything about this kind; null before it first did. */
    @Nullable
    Duration age() {
        Long at = provenAt;
        return at == null ? null : Duration.ofNanos(nanos.getAsLong() - at);
    }

    /** Why nothing can be seen; null when all is well. */
    @Nullable
    String trouble() {
        return trouble;
    }

    long lists() {
        return lists.get();
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        Duration pause = Duration.ofMillis(250);
        while (!isStopped(Duration.ZERO)) {
            try {
                follow();
                trouble = null;
                pause = Duration.ofMillis(250);
            } catch (IOException | RuntimeException e) {
                version = null;
                trouble = String.valueOf(e.getMessage());
                LOG.log(Level.FINE, e, () -> path + " cannot be followed");
                if (isStopped(pause)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private void follow() throws IOException {
        String from = version;
        if (from == null) {
            from = list();
        }
        Map<String, String> query = new HashMap<>(selection);
        query.put("watch", "true");
        query.put("allowWatchBookmarks", "true");
        query.put("resourceVersion", from);
        query.put("timeoutSeconds", String.valueOf(watchLength.toSeconds()));
        try (Response response = watcher.open(path, query)) {
            if (response.code() == 410) {
                version = null;
                return;
            }
            if (response.code() != 200) {
                throw new IOException("watch of " + path + ": HTTP " + response.code());
            }
            proven();
            read(new BufferedReader(response.body().charStream()));
        }
    }

    private String list() throws IOException {
        KubernetesApi.Answer answer = reader.get(path, selection);
        if (!answer.isDone()) {
            throw new IOException("list of " + path + ": " + answer.message());
        }
        Map<String, JsonNode> listed = new ConcurrentHashMap<>();
        answer.body().path("items").forEach(o -> listed.put(uid(o), o));
        objects = listed;
        lists.incrementAndGet();
        String at = answer.body().path("metadata").path("resourceVersion").asText();
        version = at;
        proven();
        return at;
    }

    private void read(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            proven();
            if (!apply(KubernetesApi.parse(line))) {
                version = null;
                return;
            }
            if (stopped.getCount() == 0) {
                return;
            }
        }
    }

    /** False when the server says that the list must be read again. */
    private boolean apply(JsonNode event) {
        JsonNode object = event.path("object");
        switch (event.path("type").asText()) {
            case "ADDED", "MODIFIED" -> objects.put(uid(object), object);
            case "DELETED" -> objects.remove(uid(object));
            case "BOOKMARK" -> {}
            // 410 when the version is too old; whatever else it is, a list puts it right
            default -> {
                return false;
            }
        }
        version = object.path("metadata").path("resourceVersion").asText(version);
        return true;
    }

    private void proven() {
        provenAt = nanos.getAsLong();
        trouble = null;
    }

    private boolean isStopped(Duration wait) {
        try {
            return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String uid(JsonNode object) {
        return object.path("metadata").path("uid").asText();
    }
}
