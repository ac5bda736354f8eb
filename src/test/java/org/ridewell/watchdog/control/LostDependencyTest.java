package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.guards.entity.Guard;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.Protecting;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.entity.Decision.Effect;
import org.ridewell.watchdog.entity.Decision.Outcome;
import org.ridewell.watchdog.entity.Incident.State;

/** Something that all pods need is away: protected, never restarted. */
class LostDependencyTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final SimulatedCluster cluster = watchdog.cluster;

    @Test
    void protectsVetoesEachRestartByNameAndClosesWhenItIsBack() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.dependencies.put("payment-gateway", 0.0);
        watchdog.run(Duration.ofSeconds(20));
        assertThat(cluster.acts).extracting(Act::remedy).startsWith(Remedy.PROTECT);
        assertThat(watchdog.decisions(Remedy.RESTART)).first().satisfies(d -> {
            assertThat(d.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(d.guard()).isEqualTo(Guard.SHARED_DEPENDENCY);
            assertThat(d.reason()).contains("payment-gateway");
        });
        assertThat(watchdog.decisions(Remedy.PROTECT).get(0).verification()).isEqualTo(Effect.EFFECTIVE);

        watchdog.run(Duration.ofMinutes(3));
        assertThat(cluster.acts).extracting(Act::remedy).doesNotContain(Remedy.RESTART);
        cluster.dependencies.put("payment-gateway", 1.0);
        watchdog.run(Duration.ofSeconds(30));
        assertThat(watchdog.only().state()).isEqualTo(State.CLOSED);
        assertThat(watchdog.decisions(Remedy.PROTECT).get(0).outcome()).isEqualTo(Outcome.UNDONE);
    }

    /** Its pools are full before it is known to be lost, and some seconds after it is back. */
    @Test
    void takesWhatWaitsForTheDatabaseForNoLoad() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.saturation = 1;
        watchdog.run(Duration.ofSeconds(2));
        cluster.dependencies.put("database", 0.0);
        watchdog.run(Duration.ofMinutes(3));
        cluster.dependencies.put("database", 1.0);
        watchdog.run(Duration.ofSeconds(15));
        cluster.saturation = 0.3;
        watchdog.run(Duration.ofMinutes(2));
        assertThat(cluster.acts).extracting(Act::remedy).doesNotContain(Remedy.SCALE_OUT);
    }

    @Test
    void doesNotSayThatAProtectionHelpedWhereNothingFailedBefore() {
        cluster.callsOfTheLost = 0;
        lose("database");
        assertThat(watchdog.decisions(Remedy.PROTECT).get(0).verification()).isEqualTo(Effect.INCONCLUSIVE);
        assertThat(cluster.acts).extracting(Act::remedy).doesNotContain(Remedy.RESTART);
    }

    @Test
    void doesNotSayThatAProtectionHelpedBehindWhichCallsGoOnFailing() {
        cluster.leaking = true;
        lose("database");
        assertThat(watchdog.decisions(Remedy.PROTECT).get(0).verification()).isEqualTo(Effect.NO_EFFECT);
    }

    @Test
    void aProtectionHelpsThatKeepsCallsFromFailing() {
        lose("database");
        assertThat(watchdog.decisions(Remedy.PROTECT).get(0).verification()).isEqualTo(Effect.EFFECTIVE);
    }

    private void lose(String dependency) {
        watchdog.run(Duration.ofSeconds(20));
        cluster.dependencies.put(dependency, 0.0);
        watchdog.run(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource({
        "database,OPEN_BREAKER:database:60;SHED:engagement:60",
        "payment-gateway,OPEN_BREAKER:payment-gateway:60;TIGHTEN_TIMEOUT:payment-gateway:90:2000",
        "maps,OPEN_BREAKER:maps:60;SHED:quotes:60;TIGHTEN_TIMEOUT:maps:90:250"
    })
    void protectsByWhatThePodsCanDoAboutTheDependency(String dependency, String measures) {
        lose(dependency);
        assertThat(cluster.acts.get(0).parameters()).containsEntry(Protecting.MEASURES, measures);
    }

    @Test
    void anotherLeaderKeepsTheProtection() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.dependencies.put("payment-gateway", 0.0);
        watchdog.run(Duration.ofSeconds(20));
        watchdog.restart();
        watchdog.run(Duration.ofSeconds(30));
        assertThat(watchdog.only().state()).isNotEqualTo(State.CLOSED);
        assertThat(watchdog.decisions(Remedy.PROTECT).get(0).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void noPodIsRestartedInThreeMinutesWithoutADatabase() {
        watchdog.run(Duration.ofSeconds(20));
        cluster.dependencies.put("database", 0.0);
        cluster.pods.values().forEach(p -> p.errors = 0.9);
        watchdog.run(Duration.ofMinutes(3));
        assertThat(cluster.acts).extracting(Act::remedy).containsOnly(Remedy.PROTECT, Remedy.PAGE);
    }
}
