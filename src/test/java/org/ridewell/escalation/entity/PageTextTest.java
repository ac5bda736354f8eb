package org.ridewell.escalation.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.control.SimulatedCluster.SimulatedPod;
import org.ridewell.watchdog.control.SimulatedWatchdog;
import org.ridewell.watchdog.entity.Decision;
import org.ridewell.watchdog.entity.Decision.Effect;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident;

/** Of an incident that a simulated watchdog had to hand over: another healer is at work on its pod. */
class PageTextTest {

    private static final String WHERE = "https://ride.example.org/ops";

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedPod hung = watchdog.cluster.pod(0);

    @BeforeEach
    void callAHuman() {
        watchdog.cluster.managedBy = "another healer";
        watchdog.run(Duration.ofSeconds(10));
        hung.hung = true;
        watchdog.run(Duration.ofSeconds(90));
    }

    @Test
    void saysWhatIsWrongWhyNowWhatWasTriedAndWhereToLook() {
        Incident incident = watchdog.only();
        PageText text = PageText.of(incident, page(), WHERE);
        assertThat(text.subject()).isEqualTo("Ridewell needs a human: HUNG_POD, Pod " + hung.name + " of rides");
        assertThat(text.body())
                .startsWith("A human is needed: another healer is at work")
                .contains("Fault: HUNG_POD, " + incident.reason() + "\n")
                .contains("Target: Pod " + hung.name + " of rides\n")
                .contains("Incident: " + incident.id() + "\n")
                .contains("Look at: " + WHERE + "\n")
                .containsPattern("- \\S+Z QUARANTINE of Pod \\S+ of rides: REFUSED by OTHERS_AT_WORK, another healer")
                .doesNotContain(" PAGE of ");
    }

    @Test
    void saysHowAnActEndedAndWhatItHelped() {
        Decision act = act("labels off:\n  taken out");
        assertThat(PageText.of(watchdog.only().with(act), page(), WHERE).body())
                .contains(" of Pod " + hung.name + " of rides: DONE, then NO_EFFECT, labels off: taken out\n");
    }

    @Test
    void tellsNothingOfWhatAnActCarries() {
        Decision act = act("labels off");
        assertThat(PageText.of(watchdog.only().with(act), page(), WHERE).body()).doesNotContain("carried");
    }

    private Decision page() {
        return watchdog.decisions(Remedy.PAGE).get(0);
    }

    private Decision act(String reason) {
        Decision page = page();
        return new Decision(
                watchdog.only().nextDecisionId(),
                page.at(),
                Remedy.QUARANTINE,
                page.target(),
                Outcome.DONE,
                null,
                reason,
                page.epoch(),
                List.of(),
                Map.of("measures", "carried to be done"),
                false,
                Effect.NO_EFFECT,
                "carried to be undone");
    }
}
