package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.entity.Lease;

/** The lease in the API server. What others wrote into it, known or not, stays as it is. */
final class ApiLeaseStore implements LeaseStore {

    /** {@code MicroTime} of Kubernetes takes exactly six digits. */
    private static final DateTimeFormatter MICRO_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final KubernetesApi api;
    private final String collection;
    private final String name;
    private final Clock clock;
    private @Nullable ObjectNode last;

    ApiLeaseStore(KubernetesApi api, String namespace, String name, Clock clock) {
        this.api = api;
        this.collection = "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases";
        this.name = name;
        this.clock = clock;
    }

    @Override
    public Optional<Lease> read() throws IOException {
        KubernetesApi.Answer answer = api.get(collection + "/" + name, Map.of());
        if (answer.status() == 404) {
            last = null;
            return Optional.empty();
        }
        if (!answer.isDone()) {
            throw new IOException(answer.message());
        }
        last = (ObjectNode) answer.body();
        JsonNode spec = answer.body().path("spec");
        return Optional.of(new Lease(
                spec.path("holderIdentity").asText(""),
                spec.path("leaseTransitions").asLong(0),
                spec.path("leaseDurationSeconds").asInt(1),
                spec.path("renewTime").asText(null),
                answer.body().path("metadata").path("resourceVersion").asText()));
    }

    @Override
    public boolean write(Lease lease) throws IOException {
        KubernetesApi.Answer answer = lease.version() == null
                ? api.post(collection, body(fresh(), lease), false)
                : api.put(collection + "/" + name, body(last == null ? fresh() : last.deepCopy(), lease));
        if (answer.status() == 409) {
            return false;
        }
        if (!answer.isDone()) {
            throw new IOException(answer.message());
        }
        return true;
    }

    private ObjectNode fresh() {
        ObjectNode fresh = JsonNodeFactory.instance.objectNode();
        fresh.put("apiVersion", "coordination.k8s.io/v1").put("kind", "Lease");
        fresh.putObject("metadata").put("name", name);
        return fresh;
    }

    private ObjectNode body(ObjectNode base, Lease lease) {
        ObjectNode spec = base.withObject("/spec");
        String now = MICRO_TIME.format(Instant.now(clock));
        if (spec.path("leaseTransitions").asLong(-1) != lease.transitions()) {
            spec.put("acquireTime", now);
        }
        spec.put("holderIdentity", lease.holder())
                .put("leaseTransitions", lease.transitions())
                .put("leaseDurationSeconds", lease.durationSeconds())
                .put("renewTime", now);
        return base;
    }
}
