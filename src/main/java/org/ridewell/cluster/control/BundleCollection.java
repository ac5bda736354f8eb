package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.entity.ForensicBundle;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.cluster.entity.PodReading;
import org.ridewell.identity.entity.Id;
import org.ridewell.probes.entity.Exposition;
import org.ridewell.protection.control.WatchdogSecret;

/** Gathers a bundle without {@code pods/exec}. Each part has its deadline (the reading client's, or the one here), and what cannot be had is named with its reason. */
final class BundleCollection {

    private static final Duration DIAGNOSTICS_DEADLINE = Duration.ofSeconds(3);
    private static final String LOG_LINES = "1000";
    private static final String LOG_BYTES = "262144";

    private final KubernetesApi reading;
    private final Paths paths;
    private final HttpClient http;
    private final Optional<String> secret;
    private final Clock clock;

    BundleCollection(KubernetesApi reading, Paths paths, HttpClient http, Optional<String> secret, Clock clock) {
        this.reading = reading;
        this.paths = paths;
        this.http = http;
        this.secret = secret;
        this.clock = clock;
    }

    private interface Part {

        String read() throws IOException;
    }

    private record Parts(Map<String, String> had, Map<String, String> missing) {

        private void add(String name, Part part) {
            try {
                had.put(name, part.read());
            } catch (IOException e) {
                missing.put(name, String.valueOf(e.getMessage()));
            }
        }
    }

    /** @param readings of the pod's metrics that are in memory */
    ForensicBundle collect(JsonNode pod, List<Exposition> readings) {
        Parts parts = new Parts(new TreeMap<>(), new TreeMap<>());
        String name = Marks.name(pod);
        parts.add("log", () -> log(name, false));
        if (hasRestarted(pod)) {
            parts.add("previous-log", () -> log(name, true));
        }
        parts.add("events", () -> events(Marks.uid(pod)));
        parts.add("metrics", () -> metrics(readings));
        diagnostics(pod, parts);
        JsonNode mark = Marks.quarantine(pod);
        return new ForensicBundle(
                Id.next(clock),
                mark.path("incident").asText(),
                mark.path("workload").asText(),
                name,
                Marks.uid(pod),
                clock.instant(),
                parts.had(),
                parts.missing());
    }

    private static boolean hasRestarted(JsonNode pod) {
        for (JsonNode container : pod.path("status").path("containerStatuses")) {
            if (container.path("restartCount").asInt() > 0) {
                return true;
            }
        }
        return false;
    }

    private String log(String pod, boolean previous) throws IOException {
        Map<String, String> query =
                Map.of("tailLines", LOG_LINES, "limitBytes", LOG_BYTES, "previous", String.valueOf(previous));
        try (Response response = reading.open(paths.pod(pod) + "/log", query)) {
            String text = response.body().string();
            if (response.code() != 200) {
                throw new IOException("HTTP " + response.code());
            }
            return text;
        }
    }

    private String events(String uid) throws IOException {
        KubernetesApi.Answer answer = reading.get(paths.events(), Map.of("fieldSelector", "involvedObject.uid=" + uid));
        if (!answer.isDone()) {
            throw new IOException(answer.message());
        }
        StringBuilder lines = new StringBuilder();
        for (JsonNode event : answer.body().path("items")) {
            lines.append(event.path("lastTimestamp")
                            .asText(event.path("eventTime").asText()))
                    .append(' ')
                    .append(event.path("reason").asText())
                    .append(": ")
                    .append(event.path("message").asText())
                    .append('\n');
        }
        return lines.toString();
    }

    private static String metrics(List<Exposition> readings) throws IOException {
        if (readings.isEmpty()) {
            throw new IOException("the pod's metrics were never read");
        }
        return readings.stream()
                .flatMap(r -> r.samples().stream().map(s -> r.at() + " " + s.name() + s.labels() + " " + s.value()))
                .collect(Collectors.joining("\n"));
    }

    private void diagnostics(JsonNode pod, Parts parts) {
        @Nullable JsonNode answer = null;
        String why = "";
        try {
            answer = KubernetesApi.parse(ask(pod));
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        }
        for (String part : List.of("threads", "heap")) {
            if (answer == null) {
                parts.missing().put(part, why);
            } else {
                parts.had().put(part, answer.path(part).asText());
            }
        }
    }

    private String ask(JsonNode pod) throws IOException {
        String address = PodReading.address(pod);
        if (address == null || secret.isEmpty()) {
            throw new IOException(address == null ? "the pod has no address" : "RIDEWELL_WATCHDOG_SECRET is not set");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/api/internal/diagnostics"))
                .timeout(DIAGNOSTICS_DEADLINE)
                .header(WatchdogSecret.HEADER, secret.get())
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("the pod's diagnostics answered HTTP " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
