package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridewell.audit.entity.Replay;
import org.ridewell.guards.entity.Guard;
import org.ridewell.record.entity.Entry;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.signals.entity.Snapshot.Pause;
import org.ridewell.watchdog.entity.Incident.State;

/** Each refusal is recorded once, and all of it replays. */
class RefusalsOnRecordTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;

    private List<JsonNode> refusals(Guard guard) {
        return watchdog.recorded(EntryKind.REFUSAL).stream()
                .filter(r -> r.path("guard").asText().equals(guard.name()))
                .toList();
    }

    @Test
    void ofRemovingAPodFromItsQuarantine() {
        watchdog.run(Duration.ofSeconds(30));
        cluster.pod(0).hung = true;
        watchdog.run(Duration.ofSeconds(10));
        cluster.pause = new Pause("ops", "maintenance", watchdog.clock.instant());
        watchdog.run(Duration.ofMinutes(2));
        assertThat(refusals(Guard.PAUSED)).hasSize(1).first().satisfies(r -> {
            assertThat(r.path("remedy").asText()).isEqualTo("RESTART");
            assertThat(r.path("cleanUp").asBoolean()).isTrue();
            assertThat(r.path("reason").asText()).contains("maintenance");
        });
        cluster.pause = null;
        watchdog.run(Duration.ofMinutes(1));
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void ofRenewingAProtectionAndOfTakingItBack() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.dependencies.put("payment-gateway", 0.0);
        watchdog.run(Duration.ofSeconds(20));
        cluster.pause = new Pause("ops", "maintenance", watchdog.clock.instant());
        watchdog.run(Duration.ofMinutes(1));
        cluster.dependencies.put("payment-gateway", 1.0);
        watchdog.run(Duration.ofMinutes(1));
        assertThat(refusals(Guard.PAUSED))
                .filteredOn(r -> r.path("remedy").asText().equals("PROTECT"))
                .extracting(r -> r.path("reason").asText())
                .containsExactly(
                        "is not renewed: paused by ops: maintenance", "is not taken back: paused by ops: maintenance");
    }

    @Test
    void ofTheEvictionApi() {
        watchdog.run(Duration.ofSeconds(30));
        cluster.blocksEvictions = true;
        cluster.pod(1).crashing = true;
        watchdog.run(Duration.ofMinutes(3));
        assertThat(cluster.performed).hasSizeGreaterThan(1);
        assertThat(refusals(Guard.DISRUPTION_BUDGET)).hasSize(1).first().satisfies(r -> {
            assertThat(r.path("outcome").asText()).isEqualTo("REFUSED");
            assertThat(r.path("reason").asText()).contains("disruption budget");
        });
    }

    @Test
    void aLookThatOnlyTakesBackIsReplayedToo() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.dependencies.put("payment-gateway", 0.0);
        watchdog.run(Duration.ofSeconds(20));
        cluster.dependencies.put("payment-gateway", 1.0);
        watchdog.run(Duration.ofSeconds(30));
        List<JsonNode> plans = watchdog.recorded(EntryKind.PLAN).stream()
                .filter(p -> !p.path("takenBack").isEmpty())
                .toList();
        assertThat(plans).hasSize(1).first().satisfies(p -> {
            assertThat(p.path("decisions")).isEmpty();
            assertThat(p.path("takenBack")).hasSize(1);
        });
        assertThat(differing(watchdog.record)).isEmpty();
        assertThat(differing(watchdog.record.stream()
                        .map(RefusalsOnRecordTest::withoutTakenBack)
                        .toList()))
                .hasSize(1);
    }

    private static List<Replay.Difference> differing(List<Entry> record) {
        Replay replay = new Replay();
        record.forEach(replay::next);
        return replay.result(List.of()).differing();
    }

    private static Entry withoutTakenBack(Entry entry) {
        JsonNode body = entry.body().deepCopy();
        if (body instanceof ObjectNode fields && fields.has("takenBack")) {
            fields.putArray("takenBack");
        }
        return new Entry(entry.seq(), entry.at(), entry.kind(), entry.incident(), body, entry.previous(), entry.hash());
    }
}
