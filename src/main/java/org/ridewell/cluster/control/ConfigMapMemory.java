package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.watchdog.control.MemoryStore;
import org.ridewell.watchdog.entity.Memory;

/** The watchdog's memory in a ConfigMap: whoever can act can read it, also when the database is the patient. */
@ApplicationScoped
public class ConfigMapMemory implements MemoryStore {

    private static final String NAME = "watchdog-memory";

    @Inject
    private ClusterConnection connection;

    private final FencedMemory fenced = new FencedMemory(new ConfigMap());

    @Override
    public Platform platform() {
        return Platform.KUBERNETES;
    }

    @Override
    public Optional<Memory> load() throws IOException {
        return fenced.load();
    }

    @Override
    public void save(Memory memory) throws IOException {
        fenced.save(memory);
    }

    private final class ConfigMap implements FencedMemory.Cell {

        @Override
        public ObjectNode read() throws IOException {
            KubernetesApi.Answer answer = api().get(path(), Map.of());
            if (!answer.isDone()) {
                throw new IOException(NAME + ": " + answer.message());
            }
            return object(answer.body());
        }

        @Override
        public Optional<ObjectNode> write(ObjectNode next, long epoch) throws IOException {
            KubernetesApi.Answer answer = api().inEpoch(epoch).put(path(), next);
            if (answer.status() == 409) {
                return Optional.empty();
            }
            if (!answer.isDone()) {
                throw new IOException(NAME + ": " + answer.message());
            }
            return Optional.of(object(answer.body()));
        }

        private static ObjectNode object(JsonNode body) throws IOException {
            if (body instanceof ObjectNode object) {
                return object;
            }
            throw new IOException("the API server sent no object");
        }

        private KubernetesApi api() {
            return connection.parts().clients().acting();
        }

        private String path() {
            return connection.parts().paths().configMaps() + "/" + NAME;
        }
    }
}
