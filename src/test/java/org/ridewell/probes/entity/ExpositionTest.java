package org.ridewell.probes.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

class ExpositionTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void readsLabelsValuesAndSpecialNumbers() {
        Exposition page = Exposition.parse("""
                # HELP x y
                a{one="1",two="say \\"hi\\", {there}",} 2.5
                b 1e3
                c{le="+Inf"} +Inf
                not a line at all
                d{x="y"} abc
                """, START, n -> true);

        assertThat(page.value("a", "one", "1")).contains(2.5);
        assertThat(page.samples().get(0).label("two")).contains("{there}");
        assertThat(page.sum("b", s -> true)).contains(1000.0);
        assertThat(page.sum("d", s -> true)).isEmpty();
    }

    @Test
    void countsWhatRidersAskedForOnly() {
        ScrapeWindow window =
                ScrapeWindow.empty().with(page(0, 100, 10, 0, 1000)).with(page(10, 200, 60, 10, 5000));

        assertThat(value(window, SignalNames.REQUEST_RATE)).isEqualTo(15.0);
        assertThat(value(window, SignalNames.ERROR_RATIO)).isEqualTo(0.333333);
        assertThat(value(window, SignalNames.LATENCY)).isEqualTo(0.066667);
        assertThat(value(window, SignalNames.HEAP_USED)).isEqualTo(0.25);
    }

    @Test
    void knowsWhoWaitedForAConnectionBetweenReadings() {
        ScrapeWindow window =
                ScrapeWindow.empty().with(text(pool(6, 3, 100, 0), 0)).with(text(pool(6, 3, 140, 30), 10));

        assertThat(value(window, SignalNames.POOL_SATURATION)).isEqualTo(0.75);
    }

    @Test
    void seesConnectionsThatNobodyGivesBack() {
        ScrapeWindow window =
                ScrapeWindow.empty().with(text(pool(24, 0, 100, 0), 0)).with(text(pool(24, 0, 100, 2), 10));

        assertThat(value(window, SignalNames.POOL_SATURATION)).isEqualTo(1.0);
    }

    @Test
    void doesNotGuessHowFullAPoolIsOfWhichItDoesNotKnowTheSize() {
        String unsized = pool(6, 3, 100, 0).replace("ridewell_pool_connections_max", "another");

        assertThat(ScrapeWindow.empty().with(text(unsized, 0)).signals("pod"))
                .noneMatch(s -> s.name().equals(SignalNames.POOL_SATURATION));
    }

    private static String pool(int open, int free, int used, int waited) {
        return """
                ridewell_pool_connections_max 24
                connectionpool_managedConnections{datasource="jdbc_ridewell",} %d
                connectionpool_freeConnections{datasource="jdbc_ridewell",} %d
                connectionpool_usedConnections_total{datasource="jdbc_ridewell",} %d
                connectionpool_queuedRequests_total{datasource="jdbc_ridewell",} %d
                """.formatted(open, free, used, waited);
    }

    @Test
    void readsBreakersByTheDependencyThatTheyGuard() {
        String breaker = "ft_circuitbreaker_state_total_nanoseconds{method=\"%s\",state=\"open\",} %de9\n";
        String before = breaker.formatted("org.ridewell.payments.control.GuardedGateway.send", 0)
                + breaker.formatted("org.ridewell.rides.control.Something.else", 0);
        String after = breaker.formatted("org.ridewell.payments.control.GuardedGateway.send", 9)
                + breaker.formatted("org.ridewell.rides.control.Something.else", 9)
                + "ridewell_dependency_breaker_open{dependency=\"payment-gateway\",} 0\n"
                + "ridewell_dependency_breaker_open{dependency=\"maps\",} 1\n";
        ScrapeWindow window = ScrapeWindow.empty().with(text(before, 0)).with(text(after, 10));

        assertThat(window.signals("pod").stream()
                        .filter(s -> s.name().startsWith(SignalNames.BREAKER_OPEN))
                        .map(s -> s.name() + "=" + s.value()))
                .containsExactly("breaker_open:maps=1.0", "breaker_open:payment-gateway=1.0");
    }

    @Test
    void countsEachOperationForItself() {
        String calls = "ridewell_http_request_seconds_count{operation=\"%s\",status=\"%s\",} %d\n";
        String failed =
                "ridewell_dependency_failed_calls_total{dependency=\"maps\",} %d\nridewell_bookings_total{outcome=\"%s\",} 3\n";
        ScrapeWindow window = ScrapeWindow.empty()
                .with(text(calls.formatted("GET /me", "2xx", 100) + failed.formatted(1, "booked"), 0))
                .with(text(calls.formatted("GET /me", "2xx", 190) + failed.formatted(1, "booked"), 60))
                .with(text(
                        calls.formatted("GET /me", "2xx", 200)
                                + calls.formatted("POST /rides", "2xx", 4)
                                + calls.formatted("POST /rides", "5xx", 2)
                                + failed.formatted(11, "booked")
                                + "ridewell_bookings_total{outcome=\"failed\",} 3\n",
                        70));

        assertThat(value(window, SignalNames.OPERATION_CALLS + "GET /me")).isEqualTo(100);
        assertThat(value(window, SignalNames.OPERATION_CALLS + "POST /rides")).isEqualTo(6);
        assertThat(value(window, SignalNames.OPERATION_FAILURES + "POST /rides"))
                .isEqualTo(2);
        assertThat(value(window, SignalNames.FAILED_CALLS + "maps")).isEqualTo(1);
        assertThat(value(window, SignalNames.BOOKING_ERROR_RATIO)).isEqualTo(1);
    }

    @Test
    void saysNothingAboutErrorsWithoutARequest() {
        ScrapeWindow window =
                ScrapeWindow.empty().with(page(0, 100, 10, 0, 1000)).with(page(10, 100, 10, 0, 1000));

        assertThat(window.signals("pod")).noneMatch(s -> s.name().equals(SignalNames.ERROR_RATIO));
        assertThat(value(window, SignalNames.REQUEST_RATE)).isZero();
    }

    @Test
    void comparesNoReadingOfTheProcessBeforeARestart() {
        ScrapeWindow window =
                ScrapeWindow.empty().with(page(100, 900, 90, 0, 9000)).with(page(5, 10, 5, 0, 100));

        assertThat(window.signals("pod")).noneMatch(s -> s.name().equals(SignalNames.REQUEST_RATE));
    }

    @Test
    void anUpWithoutTheDemandedChecksIsNotHealthy() {
        HealthAnswer starting = HealthAnswer.of(200, "{\"status\":\"UP\",\"checks\":[]}");
        HealthAnswer up =
                HealthAnswer.of(200, "{\"status\":\"UP\",\"checks\":[{\"name\":\"process\",\"status\":\"UP\"}]}");

        assertThat(starting.isHealthy(Set.of())).isFalse();
        assertThat(up.isHealthy(Set.of("process"))).isTrue();
        assertThat(up.isHealthy(Set.of("database"))).isFalse();
        assertThat(HealthAnswer.of(200, "<html>").isHealthy(Set.of())).isFalse();
        assertThat(HealthAnswer.of(503, "{\"status\":\"DOWN\"}").isHealthy(Set.of()))
                .isFalse();
    }

    private static double value(ScrapeWindow window, String name) {
        return window.signals("pod").stream()
                .filter(s -> s.name().equals(name))
                .mapToDouble(Signal::value)
                .findFirst()
                .orElseThrow();
    }

    private static Exposition text(String text, int second) {
        return Exposition.parse(text, START.plusSeconds(second), ScrapeWindow::wants);
    }

    private static Exposition page(int up, int good, int bad, int seconds, int probes) {
        String text = """
                jvm_uptime_seconds{mp_scope="base",} %d
                http_server_request_duration_seconds_count{http_route="/api/rides",http_response_status_code="201",} %d
                http_server_request_duration_seconds_count{http_route="/api/rides",http_response_status_code="500",} %d
                http_server_request_duration_seconds_count{http_route="/health/live",http_response_status_code="200",} %d
                http_server_request_duration_seconds_sum{http_route="/api/rides",http_response_status_code="201",} %d
                memory_usedHeap_bytes{mp_scope="base",} 250
                memory_maxHeap_bytes{mp_scope="base",} 1000
                """.formatted(up, good, bad, probes, seconds);
        return Exposition.parse(text, START.plusSeconds(up == 5 ? 110 : up), ScrapeWindow::wants);
    }
}
