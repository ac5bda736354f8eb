package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.cluster.entity.SnapshotAssembly;
import org.ridewell.protection.control.WatchdogSecret;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;

/** Rung 0 on a cluster: the same protection for each pod, all told at once. Each one ends by itself, so a pod that is not reached, or starts later, is told again by the next act. */
final class PodProtections {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Optional<String> secret;
    private final LongPredicate leadsInEpoch;

    PodProtections(Optional<String> secret, LongPredicate leadsInEpoch) {
        this.secret = secret;
        this.leadsInEpoch = leadsInEpoch;
    }

    ActResult protect(Act act, List<JsonNode> pods, boolean dryRun) throws IOException {
        Map<String, String> parameters = act.parameters();
        String name = (parameters.getOrDefault("kind", "") + "-" + parameters.getOrDefault("target", ""))
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("kind", parameters.get("kind"))
                .put("target", parameters.get("target"))
                .put("seconds", Integer.parseInt(parameters.getOrDefault("seconds", "60")))
                .put("incident", act.incident());
        if (parameters.containsKey("timeoutMillis")) {
            body.put("timeoutMillis", Integer.parseInt(parameters.getOrDefault("timeoutMillis", "1000")));
        }
        if (dryRun) {
            return ActResult.of(Status.SHADOW, 0, "would tell " + pods.size() + " pods: " + name);
        }
        return tell(act, pods, name, "PUT", body.toString());
    }

    ActResult unprotect(Act act, List<JsonNode> pods, String name) throws IOException {
        return tell(act, pods, name, "DELETE", "");
    }

    private ActResult tell(Act act, List<JsonNode> pods, String name, String method, String body) throws IOException {
        if (secret.isEmpty()) {
            return ActResult.of(Status.FAILED, 0, "RIDEWELL_WATCHDOG_SECRET is not set, no pod would listen");
        }
        if (!leadsInEpoch.test(act.epoch())) {
            throw new LeaseGate.NotLeading();
        }
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (JsonNode pod : pods) {
            String address = SnapshotAssembly.address(pod);
            if (address != null && Marks.quarantine(pod).isMissingNode()) {
                answers.add(HTTP.sendAsync(request(address, name, method, body), BodyHandlers.ofString())
                        .thenApply(HttpResponse::statusCode)
                        .completeOnTimeout(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(e -> 0));
            }
        }
        long done = answers.stream()
                .map(CompletableFuture::join)
                .filter(s -> s / 100 == 2)
                .count();
        String detail = name + ": " + done + " of " + answers.size() + " pods";
        return done == 0 ? ActResult.of(Status.FAILED, 0, detail) : ActResult.done(200, detail, name);
    }

    private HttpRequest request(String address, String name, String method, String body) {
        return HttpRequest.newBuilder(URI.create("http://" + address + "/api/internal/protections/" + name))
                .timeout(PATIENCE)
                .header(WatchdogSecret.HEADER, secret.orElseThrow())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }
}
