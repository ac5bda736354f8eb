package org.ridewell.audit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ridewell.audit.entity.FeltFaults.Span;
import org.ridewell.playbooks.entity.Fault;

class FeltFaultsTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Pattern BOOKINGS = Pattern.compile("booking:failures:ratio\\w+ > [0-9.]+ \\* ([0-9.]+)");

    @Test
    void isHeldAgainstTheObjectiveThatTheAlertsWatch() throws IOException {
        String rules = Files.readString(Path.of("monitoring/prometheus/rules/20-slo.yml"));
        List<MatchResult> allowed = BOOKINGS.matcher(rules).results().toList();
        assertThat(allowed).hasSizeGreaterThanOrEqualTo(6);
        assertThat(allowed)
                .allSatisfy(a -> assertThat(1 - Double.parseDouble(a.group(1))).isEqualTo(FeltFaults.OBJECTIVE));
    }

    @Test
    void countsOverlapsOnceWhateverTheirOrderAndNothingOutsideThePeriod() {
        List<Span> spans = List.of(span(50, 70), span(-30, 10), span(5, 20), span(60, 65), span(90, 500), span(80, 80));
        assertThat(FeltFaults.seconds(spans, START, START.plusSeconds(100))).isEqualTo(20 + 20 + 10);
    }

    @Test
    void ridersFeelNothingOfAMonitoringThatIsSilent() {
        assertThat(Fault.MONITORING_DEAD.feltByRiders()).isFalse();
        assertThat(Fault.LOST_DEPENDENCY.feltByRiders()).isTrue();
    }

    private static Span span(long from, long to) {
        return new Span(START.plusSeconds(from), START.plusSeconds(to));
    }
}
