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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.cluster.entity.SnapshotAssembly;
import org.ridewell.protection.control.WatchdogSecret;
import org.ridewell.protection.entity.Protection;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.Protecting;

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
        Instant now = Instant.now();
        List<Protection> protections = Protecting.protections(act, now);
        String what = protections.stream().map(p -> p.kind() + " " + p.target()).collect(Collectors.joining(", "));
        if (dryRun) {
            return ActResult.of(Status.SHADOW, 0, "would tell " + pods.size() + " pods: " + what);
        }
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (Protection protection : protections) {
            answers.addAll(tell(act, pods, protection.name(), "PUT", body(protection, now)));
        }
        String names = protections.stream().map(Protection::name).collect(Collectors.joining(","));
        return result(answers, what, names);
    }

    ActResult unprotect(Act act, List<JsonNode> pods, String names) throws IOException {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            answers.addAll(tell(act, pods, name, "DELETE", ""));
        }
        return result(answers, "taken back", names);
    }

    private static String body(Protection protection, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("kind", protection.kind().name())
                .put("target", protection.target())
                .put("seconds", Duration.between(now, protection.until()).toSeconds())
                .put("incident", protection.incident());
        if (protection.timeout() != null) {
            body.put("timeoutMillis", protection.timeout().toMillis());
        }
        return body.toString();
    }

    private List<CompletableFuture<Integer>> tell(
            Act act, List<JsonNode> pods, String name, String method, String body) throws IOException {
        if (secret.isEmpty()) {
            throw new IOException("RIDEWELL_WATCHDOG_SECRET is not set, no pod would listen");
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
        return answers;
    }

    private static ActResult result(List<CompletableFuture<Integer>> answers, String what, String names) {
        long done = answers.stream()
                .map(CompletableFuture::join)
                .filter(s -> s / 100 == 2)
                .count();
        String detail = what + ": taken " + done + " of " + answers.size() + " times";
        return done == 0 ? ActResult.of(Status.FAILED, 0, detail) : ActResult.done(200, detail, names);
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
