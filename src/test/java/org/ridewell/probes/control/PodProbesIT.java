package org.ridewell.probes.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ridewell.probes.entity.ProbeTarget;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

/** Probes against sockets that answer, refuse, or accept and say nothing, as a process does that was stopped. */
class PodProbesIT {

    /** For pods that never answer. */
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    /** For those that do, however busy the machine is. */
    private PodProbes probes = probes(Duration.ofSeconds(20));

    private HttpServer pod;
    private ServerSocket hung;

    @BeforeEach
    void open() throws IOException {
        pod = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        pod.start();
    }

    @AfterEach
    void close() throws IOException {
        pod.stop(0);
        hung.close();
    }

    @Test
    void aPodWithItsNamedChecksIsUp() {
        answer("/health", 200, "{\"status\":\"UP\",\"checks\":[{\"name\":\"process\",\"status\":\"UP\"}]}");
        answer("/metrics", 200, "memory_usedHeap_bytes 25\nmemory_maxHeap_bytes 100\n");
        ProbeTarget target = target(pod.getAddress().getPort());

        probes.probe(List.of(target)).join();
        probes.scrape(List.of(target)).join();

        assertThat(value(target, SignalNames.PROBE_LIVE)).isEqualTo(1);
        assertThat(value(target, SignalNames.PROBE_READY)).isEqualTo(1);
        assertThat(value(target, SignalNames.CHECK + "process")).isEqualTo(1);
        assertThat(value(target, SignalNames.SCRAPE)).isEqualTo(1);
        assertThat(value(target, SignalNames.HEAP_USED)).isEqualTo(0.25);
        assertThat(probes.answeredAt()).isNotNull();
    }

    @Test
    void anUpWithoutItsChecksIsAnAnswerAndNotUp() {
        answer("/health", 200, "{\"status\":\"UP\",\"checks\":[]}");
        ProbeTarget target = target(pod.getAddress().getPort());

        probes.probe(List.of(target)).join();

        assertThat(value(target, SignalNames.PROBE_LIVE)).isZero();
    }

    @Test
    void aPodThatAcceptsAndSaysNothingHasNoAnswerInTime() {
        probes = probes(TIMEOUT);
        ProbeTarget target = target(hung.getLocalPort());
        long began = System.nanoTime();

        probes.probe(List.of(target)).join();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.multipliedBy(4));
        assertThat(value(target, SignalNames.PROBE_LIVE)).isEqualTo(-1);
        assertThat(value(target, SignalNames.PROBE_READY)).isEqualTo(-1);
        assertThat(probes.answeredAt()).isNull();
    }

    @Test
    void aPodWhoseProcessIsGoneIsToldFromOneThatHangs() throws IOException {
        ProbeTarget target = target(hung.getLocalPort());
        hung.close();

        probes.probe(List.of(target)).join();

        assertThat(value(target, SignalNames.PROBE_LIVE)).isEqualTo(-2);
        assertThat(value(target, SignalNames.PROBE_READY)).isEqualTo(-2);
    }

    @Test
    void aProcessThatEndsWhileItIsAskedIsGone() {
        ProbeTarget target = target(hung.getLocalPort());
        Thread end = new Thread(() -> {
            try (Socket asked = hung.accept()) {
                asked.getInputStream().read();
                hung.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        end.start();

        probes.probe(List.of(target)).join();

        assertThat(value(target, SignalNames.PROBE_LIVE)).isEqualTo(-2);
    }

    @Test
    void fiftyHungPodsTakeNoLongerThanOneAndNoThreadEach() {
        probes = probes(TIMEOUT);
        List<ProbeTarget> targets = IntStream.range(0, 50)
                .mapToObj(i -> new ProbeTarget("p" + i, "u" + i, "127.0.0.1:" + hung.getLocalPort()))
                .toList();
        int threads = Thread.activeCount();
        long began = System.nanoTime();

        probes.probe(targets).join();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.multipliedBy(6));
        assertThat(Thread.activeCount() - threads).isLessThan(25);
    }

    @Test
    void forgetsAPodThatIsGone() {
        probes = probes(TIMEOUT);
        ProbeTarget target = target(hung.getLocalPort());
        probes.probe(List.of(target)).join();

        probes.probe(List.of()).join();

        assertThat(probes.signals(target.uid(), target.name())).isEmpty();
    }

    private static PodProbes probes(Duration timeout) {
        return new PodProbes(PodProbes.client(timeout), Clock.systemUTC(), timeout, timeout, Set.of("process"));
    }

    private void answer(String path, int status, String body) {
        pod.createContext(path, exchange -> send(exchange, status, body));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static ProbeTarget target(int port) {
        return new ProbeTarget("rides-1", "uid-1", "127.0.0.1:" + port);
    }

    private double value(ProbeTarget target, String name) {
        return Stream.of(probes.signals(target.uid(), target.name()))
                .flatMap(List::stream)
                .filter(s -> s.name().equals(name))
                .mapToDouble(Signal::value)
                .findFirst()
                .orElseThrow();
    }
}
