package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.watchdog.control.MemoryStore;

/** The watchdog's memory in a ConfigMap: whoever can act can read it, also when the database is the patient. Its version guards it against a leader of yesterday. */
@ApplicationScoped
public class ConfigMapMemory implements MemoryStore {

    private static final String NAME = "watchdog-memory";
    private static final String KEY = "memory.json";

    @Inject
    private ClusterConnection connection;

    private @Nullable ObjectNode last;

    @Override
    public Platform platform() {
        return Platform.KUBERNETES;
    }

    @Override
    public synchronized Optional<String> load() throws IOException {
        ObjectNode found = read();
        last = found;
        return Optional.ofNullable(found.path("data").path(KEY).asText(null));
    }

    @Override
    public synchronized void save(String document, long version) throws IOException {
        ObjectNode next = (last == null ? read() : last).deepCopy();
        next.withObject("/data").put(KEY, document);
        KubernetesApi.Answer answer = api().put(path(), next);
        if (!answer.isDone()) {
            // somebody else wrote: what this process believes is old
            last = null;
            throw new IOException(answer.message());
        }
        last = object(answer.body());
    }

    private ObjectNode read() throws IOException {
        KubernetesApi.Answer answer = api().get(path(), Map.of());
        if (!answer.isDone()) {
            throw new IOException(NAME + ": " + answer.message());
        }
        return object(answer.body());
    }

    private static ObjectNode object(JsonNode body) throws IOException {
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("the API server sent no object");
    }

    private KubernetesApi api() {
        ClusterConnection.Parts parts = connection.parts();
        return parts.clients().acting().inEpoch(parts.elector().epoch());
    }

    private String path() {
        return connection.parts().paths().configMaps() + "/" + NAME;
    }
}
