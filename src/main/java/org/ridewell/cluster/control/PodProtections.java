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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.cluster.entity.PodReading;
import org.ridewell.protection.control.WatchdogEpochs;
import org.ridewell.protection.control.WatchdogSecret;
import org.ridewell.protection.entity.Protection;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.Protecting;

/**
 * Rung 0 on a cluster: the same protection for each pod, all told at once. Each one ends by itself, so a pod that is not reached, or starts later, is told again by the next act. No
 * {@link LeaseGate} stands between the look at the lease and the pods, so a pod itself refuses an epoch that is over.
 */
final class PodProtections {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A pod's answer to a watchdog whose epoch is over. */
    private static final int STALE = 409;

    private final Optional<String> secret;
    private final LongPredicate leadsInEpoch;

    PodProtections(Optional<String> secret, LongPredicate leadsInEpoch) {
        this.secret = secret;
        this.leadsInEpoch = leadsInEpoch;
    }

    ActResult protect(Act act, List<JsonNode> pods, Instant now, boolean dryRun) throws IOException {
        List<Protection> wanted = Protecting.protections(act, now);
        String what = wanted.stream().map(p -> p.kind() + " " + p.target()).collect(Collectors.joining(", "));
        if (dryRun) {
            return ActResult.of(Status.SHADOW, 0, "would tell " + pods.size() + " pods: " + what);
        }
        List<Told> told = wanted.stream()
                .map(p -> new Told(p.name(), "PUT", body(p, now), act.epoch()))
                .toList();
        String names = wanted.stream().map(Protection::name).collect(Collectors.joining(","));
        return tell(act, pods, told, what, names);
    }

    /** @param names of the protections, separated by commas */
    ActResult unprotect(Act act, List<JsonNode> pods, String names) throws IOException {
        List<Told> told = Stream.of(names.split(",", -1))
                .map(name -> new Told(name, "DELETE", "", act.epoch()))
                .toList();
        return tell(act, pods, told, "taken back", null);
    }

    /** @param epoch of the leader that tells it */
    private record Told(String name, String method, String body, long epoch) {}

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

    private ActResult tell(Act act, List<JsonNode> pods, List<Told> told, String what, @Nullable String undo)
            throws IOException {
        if (secret.isEmpty()) {
            return ActResult.of(Status.FAILED, 0, "RIDEWELL_WATCHDOG_SECRET is not set, no pod would listen");
        }
        if (!leadsInEpoch.test(act.epoch())) {
            throw new LeaseGate.NotLeading();
        }
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (JsonNode pod : pods) {
            String address = PodReading.address(pod);
            if (address != null && Marks.quarantine(pod).isMissingNode()) {
                told.forEach(t -> answers.add(send(address, t)));
            }
        }
        List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
        return result(statuses, pods.size(), what, undo);
    }

    private static ActResult result(List<Integer> statuses, int pods, String what, @Nullable String undo) {
        long done = statuses.stream().filter(s -> s / 100 == 2).count();
        long stale = statuses.stream().filter(s -> s == STALE).count();
        String detail = what + ": " + done + " of " + statuses.size() + " answers of " + pods + " pods"
                + (stale == 0 ? "" : ", " + stale + " refused because a later epoch was there");
        return done == 0 ? ActResult.of(Status.FAILED, 0, detail) : ActResult.done(200, detail, undo);
    }

    private CompletableFuture<Integer> send(String address, Told told) {
        return HTTP.sendAsync(request(address, told), BodyHandlers.ofString())
                .thenApply(HttpResponse::statusCode)
                .completeOnTimeout(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(e -> 0);
    }

    private HttpRequest request(String address, Told told) {
        String body = told.body();
        return HttpRequest.newBuilder(URI.create("http://" + address + "/api/internal/protections/" + told.name()))
                .timeout(PATIENCE)
                .header(WatchdogSecret.HEADER, secret.orElseThrow())
                .header(WatchdogEpochs.HEADER, String.valueOf(told.epoch()))
                .header("Content-Type", "application/json")
                .method(told.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }
}
