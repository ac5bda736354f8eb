package org.ridewell.probes.control;

import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ridewell.probes.entity.Exposition;
import org.ridewell.probes.entity.HealthAnswer;
import org.ridewell.probes.entity.OwnDelay;
import org.ridewell.probes.entity.ProbeRhythm;
import org.ridewell.probes.entity.ProbeTarget;
import org.ridewell.probes.entity.ScrapeWindow;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

/**
 * Asks pods from outside, all at once and without a thread for each: a hung pod costs one pending request until its time-out. A pod that did not answer has a signal that says so
 * with its own time; a pod that was not asked has none.
 */
public final class PodProbes {

    private static final double UP = 1;
    private static final double OTHERWISE = 0;
    private static final double NO_ANSWER = -1;

    private static final int THREADS = 4;

    private final HttpClient http;
    private final Clock clock;
    private final Duration probeTimeout;
    private final Duration scrapeTimeout;
    private final Set<String> demandedLive;
    private final ProbeRhythm rhythm = ProbeRhythm.STANDARD;
    private final OwnDelay own = new OwnDelay(rhythm.tick());
    private final LongAdder asked = new LongAdder();
    private final LongAdder discarded = new LongAdder();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private volatile @Nullable Instant answeredAt;

    /** A client of few threads for any number of pods: what is waited for holds none. */
    public static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .executor(Executors.newFixedThreadPool(THREADS, task -> {
                    Thread thread = new Thread(task, "ridewell-probes");
                    thread.setDaemon(true);
                    return thread;
                }))
                .build();
    }

    /**
     * @param http see {@link #client}
     * @param demandedLive checks that a live pod must name
     */
    public PodProbes(
            HttpClient http, Clock clock, Duration probeTimeout, Duration scrapeTimeout, Set<String> demandedLive) {
        this.http = http;
        this.clock = clock;
        this.probeTimeout = probeTimeout;
        this.scrapeTimeout = scrapeTimeout;
        this.demandedLive = Set.copyOf(demandedLive);
    }

    /** @param known false when it was the watchdog that was late */
    private record Probe(boolean known, double value, double seconds, Instant at, Map<String, Boolean> checks) {}

    /** Both answers to one question, published at once: half of the old and half of the new would be an answer that never was. */
    private record Round(long askedAt, Probe live, Probe ready) {

        boolean missed() {
            return live.value() < 0 && ready.value() < 0;
        }
    }

    private static final class Seen {
        private volatile @Nullable Round round;
        private volatile long askedAt;
        private volatile boolean asked;
        private volatile @Nullable Signal scrape;
        private volatile ScrapeWindow window = ScrapeWindow.empty();
    }

    /** How often {@link #probe} wants to be called. */
    public Duration tick() {
        return rhythm.tick();
    }

    /** Asks those that are due for their liveness and readiness; the future ends when the slowest has answered or run out of time. */
    public CompletableFuture<Void> probe(Collection<ProbeTarget> targets) {
        long now = System.nanoTime();
        own.beat(now);
        forgetOthers(targets);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (ProbeTarget target : targets) {
            Seen pod = seen.computeIfAbsent(target.uid(), uid -> new Seen());
            if (isDue(pod, now)) {
                pod.askedAt = now;
                pod.asked = true;
                asked.increment();
                all.add(ask(target, "/health/live", demandedLive)
                        .thenCombine(
                                ask(target, "/health/ready", Set.of()), (live, ready) -> new Round(now, live, ready))
                        .thenAccept(round -> publish(pod, round)));
            }
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private boolean isDue(Seen pod, long now) {
        Round last = pod.round;
        return !pod.asked || rhythm.isDue(Duration.ofNanos(now - pod.askedAt), last != null && last.missed());
    }

    private void publish(Seen pod, Round round) {
        if (!round.live().known() || !round.ready().known()) {
            discarded.increment();
            return;
        }
        synchronized (pod) {
            Round last = pod.round;
            if (last == null || round.askedAt() - last.askedAt() > 0) {
                pod.round = round;
            }
        }
    }

    /** Questions asked so far: what the watchdog costs the pods. */
    public long asked() {
        return asked.sum();
    }

    /** Missed answers that were not held against a pod because the watchdog was late itself. */
    public long discarded() {
        return discarded.sum();
    }

    /** Reads each one's {@code /metrics}. */
    public CompletableFuture<Void> scrape(Collection<ProbeTarget> targets) {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (ProbeTarget target : targets) {
            Seen pod = seen.computeIfAbsent(target.uid(), uid -> new Seen());
            all.add(read(target, pod));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    /** What is known of a pod, each signal with the time it was seen. */
    public List<Signal> signals(String uid, String pod) {
        Seen known = seen.get(uid);
        if (known == null) {
            return List.of();
        }
        List<Signal> signals = new ArrayList<>();
        Round round = known.round;
        if (round != null) {
            Probe live = round.live();
            Probe ready = round.ready();
            signals.add(new Signal("probe", SignalNames.PROBE_LIVE, pod, live.value(), live.at()));
            signals.add(new Signal("probe", SignalNames.PROBE_READY, pod, ready.value(), ready.at()));
            ready.checks()
                    .forEach((name, up) ->
                            signals.add(new Signal("probe", SignalNames.CHECK + name, pod, up ? 1 : 0, ready.at())));
            Probe slower = live.seconds() > ready.seconds() ? live : ready;
            signals.add(new Signal("probe", SignalNames.PROBE_SECONDS, pod, slower.seconds(), slower.at()));
        }
        Signal scrape = known.scrape;
        if (scrape != null) {
            signals.add(new Signal("metrics", SignalNames.SCRAPE, pod, scrape.value(), scrape.at()));
        }
        signals.addAll(known.window.signals(pod));
        return signals;
    }

    /** The readings in memory, newest last, for a forensic bundle. */
    public List<Exposition> readings(String uid) {
        Seen known = seen.get(uid);
        return known == null ? List.of() : known.window.readings();
    }

    /** When any pod last answered anything at all; null before the first time. */
    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    private void forgetOthers(Collection<ProbeTarget> targets) {
        seen.keySet().retainAll(targets.stream().map(ProbeTarget::uid).collect(Collectors.toSet()));
    }

    private CompletableFuture<Probe> ask(ProbeTarget target, String path, Set<String> demanded) {
        long began = System.nanoTime();
        return http.sendAsync(request(target, path, probeTimeout), BodyHandlers.ofString())
                // the client's own time-out ends with the headers
                .orTimeout(probeTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(r -> {
                    answeredAt = clock.instant();
                    HealthAnswer answer = HealthAnswer.of(r.statusCode(), r.body());
                    return probe(answer.isHealthy(demanded) ? UP : OTHERWISE, began, answer.checks());
                })
                .exceptionally(e -> probe(isRefused(e) ? SignalNames.GONE : NO_ANSWER, began, Map.of()));
    }

    /** The other side said at once that no process has this port any more; a time-out and a lost route say nothing. */
    private static boolean isRefused(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof TimeoutException
                    || e instanceof HttpTimeoutException
                    || e instanceof NoRouteToHostException) {
                return false;
            }
            if (e instanceof IOException && e.getCause() == null) {
                return true;
            }
        }
        return false;
    }

    private Probe probe(double value, long began, Map<String, Boolean> checks) {
        long now = System.nanoTime();
        boolean known = value != NO_ANSWER || own.inTime(began, now, probeTimeout);
        return new Probe(known, value, (now - began) / 1e9, clock.instant(), checks);
    }

    private CompletableFuture<?> read(ProbeTarget target, Seen pod) {
        return http.sendAsync(request(target, "/metrics", scrapeTimeout), BodyHandlers.ofString())
                .orTimeout(scrapeTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(r -> {
                    Instant now = clock.instant();
                    boolean done = r.statusCode() == 200;
                    if (done) {
                        pod.window = pod.window.with(Exposition.parse(r.body(), now, ScrapeWindow::wants));
                    }
                    pod.scrape = scrape(target, done ? UP : NO_ANSWER, now);
                })
                .exceptionally(e -> {
                    pod.scrape = scrape(target, NO_ANSWER, clock.instant());
                    return null;
                });
    }

    private static Signal scrape(ProbeTarget target, double value, Instant at) {
        return new Signal("metrics", SignalNames.SCRAPE, target.name(), value, at);
    }

    private static HttpRequest request(ProbeTarget target, String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create("http://" + target.address() + path))
                .timeout(timeout)
                .GET()
                .build();
    }
}
