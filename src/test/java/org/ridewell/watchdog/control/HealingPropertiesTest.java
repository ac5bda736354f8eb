package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ridewell.audit.entity.Replay;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.signals.entity.Snapshot.Pause;
import org.ridewell.watchdog.control.SimulatedCluster.SimulatedPod;

/** Whatever happens in whatever order, these hold. */
class HealingPropertiesTest {

    private static final Duration BUDGET_WINDOW = Duration.ofMinutes(10);
    private static final int BUDGET = 4;

    /** What may happen; each for some seconds. */
    enum Event {
        NOTHING,
        HANG_ONE,
        HANG_ALL,
        MEND,
        CRASH_ONE,
        FAIL_ALL,
        DEPLOY_BAD,
        DEPLOY_GOOD,
        LOSE_DATABASE,
        DATABASE_BACK,
        PAUSE,
        RESUME,
        LOSE_LEASE,
        LEAD_AGAIN,
        OLD_LEASE,
        BLIND,
        SEE,
        LOSE_API,
        API_BACK,
        LOAD,
        LOAD_GONE,
        NEW_LEADER,
        ROLL_OUT,
        ROLLED_OUT,
        UNLABEL,
        LABEL,
        BLOCK_DISRUPTION,
        ALLOW_DISRUPTION,
        LOSE_MEMORY,
        LOSE_MEMORY_BY_ACTING,
        MEMORY_BACK,
        LOSE_ANSWERS,
        ANSWERS_BACK,
        MONITORING_DEAD,
        MONITORING_BACK,
        BLOCK_EVICTIONS,
        ALLOW_EVICTIONS,
        LOSE_MAIL,
        SLOW_MAIL,
        MAIL_BACK
    }

    record Step(Event event, int seconds) {}

    @Provide
    Arbitrary<List<Step>> stories() {
        Arbitrary<Event> events = Arbitraries.of(Event.class);
        Arbitrary<Integer> seconds = Arbitraries.integers().between(1, 45);
        return net.jqwik.api.Combinators.combine(events, seconds)
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(25);
    }

    @Property(tries = 200)
    void noSequenceBreaksAGuard(@ForAll("stories") List<Step> story) {
        SimulatedWatchdog watchdog = new SimulatedWatchdog();
        watchdog.run(Duration.ofSeconds(10));
        List<Instant> spent = new ArrayList<>();
        for (Step step : story) {
            happen(watchdog, step.event());
            for (int second = 0; second < step.seconds(); second++) {
                checkOneLook(watchdog, spent);
            }
        }
        Replay replay = new Replay();
        watchdog.record.forEach(replay::next);
        assertThat(replay.result(List.of()).differing()).isEmpty();
        assertThat(watchdog.cluster.performed)
                .filteredOn(a -> a.remedy() != Remedy.PROTECT)
                .extracting(Act::decision)
                .doesNotHaveDuplicates();
    }

    private static void checkOneLook(SimulatedWatchdog watchdog, List<Instant> spent) {
        SimulatedCluster cluster = watchdog.cluster;
        int before = cluster.acts.size();
        int performedBefore = cluster.performed.size();
        long quarantinedBefore = quarantined(cluster);
        List<String> inQuarantine = cluster.pods.values().stream()
                .filter(p -> p.quarantine != null)
                .map(p -> p.uid)
                .toList();
        boolean remembers = watchdog.memoryAnswers;
        watchdog.look();
        List<Act> acts = cluster.acts.subList(before, cluster.acts.size());
        boolean still = cluster.pause != null || !watchdog.leader || watchdog.lease.isZero();
        if (still) {
            assertThat(acts).isEmpty();
        }
        if (!remembers) {
            // a protection that is in force lives on
            assertThat(acts).extracting(Act::remedy).isSubsetOf(Remedy.PROTECT);
        }
        List<Act> destructive =
                acts.stream().filter(a -> a.remedy().destructive()).toList();
        boolean dead = !cluster.observing || !cluster.answering || cluster.heartbeat != null;
        boolean blind = dead || !cluster.healable;
        if (dead) {
            assertThat(cluster.performed.subList(performedBefore, cluster.performed.size()))
                    .extracting(Act::remedy)
                    .isSubsetOf(Remedy.PROTECT, Remedy.PAGE);
        }
        if (blind || cluster.rollingOut) {
            assertThat(destructive)
                    .filteredOn(a -> a.remedy() != Remedy.ROLL_BACK || blind)
                    .isEmpty();
        }
        assertThat(acts).allSatisfy(a -> assertThat(a.epoch()).isEqualTo(watchdog.epoch));
        assertThat(quarantined(cluster)).isLessThanOrEqualTo(Math.max(1, quarantinedBefore));
        List<Act> spending = destructive.stream()
                .filter(a -> !inQuarantine.contains(String.valueOf(a.target().uid())))
                .toList();
        assertThat(spending).hasSizeLessThanOrEqualTo(1);
        spending.forEach(a -> spent.add(watchdog.clock.instant()));
        Instant since = watchdog.clock.instant().minus(BUDGET_WINDOW);
        assertThat(spent.stream().filter(t -> t.isAfter(since)).count()).isLessThanOrEqualTo(BUDGET);
    }

    private static long quarantined(SimulatedCluster cluster) {
        return cluster.pods.values().stream().filter(p -> p.quarantine != null).count();
    }

    private static void happen(SimulatedWatchdog watchdog, Event event) {
        SimulatedCluster cluster = watchdog.cluster;
        switch (event) {
            case NOTHING -> {}
            case HANG_ONE -> cluster.pods.values().stream().findFirst().ifPresent(p -> p.hung = true);
            case HANG_ALL -> cluster.pods.values().forEach(p -> p.hung = true);
            case MEND -> cluster.pods.values().forEach(HealingPropertiesTest::mend);
            case CRASH_ONE -> cluster.pods.values().stream().findFirst().ifPresent(p -> p.crashing = true);
            case FAIL_ALL -> cluster.pods.values().forEach(p -> p.errors = 0.6);
            case DEPLOY_BAD -> cluster.deploy(p -> p.errors = 0.5);
            case DEPLOY_GOOD -> cluster.deploy(p -> {});
            case LOSE_DATABASE -> cluster.dependencies.put("database", 0.0);
            case DATABASE_BACK -> cluster.dependencies.put("database", 1.0);
            case PAUSE -> cluster.pause = new Pause("ops", "a reason", watchdog.clock.instant());
            case RESUME -> cluster.pause = null;
            case LOSE_LEASE -> watchdog.leader = false;
            case LEAD_AGAIN -> {
                watchdog.leader = true;
                watchdog.lease = Duration.ofSeconds(10);
            }
            case OLD_LEASE -> watchdog.lease = Duration.ZERO;
            case BLIND -> cluster.observing = false;
            case SEE -> cluster.observing = true;
            case LOSE_API -> cluster.answering = false;
            case API_BACK -> cluster.answering = true;
            case LOAD -> cluster.saturation = 0.98;
            case LOAD_GONE -> cluster.saturation = 0.2;
            case NEW_LEADER -> {
                watchdog.epoch++;
                watchdog.restart();
            }
            case ROLL_OUT -> cluster.rollingOut = true;
            case ROLLED_OUT -> cluster.rollingOut = false;
            case UNLABEL -> cluster.healable = false;
            case LABEL -> cluster.healable = true;
            case BLOCK_DISRUPTION -> cluster.disruptionsAllowed = 0;
            case ALLOW_DISRUPTION -> cluster.disruptionsAllowed = 1;
            case LOSE_MEMORY -> watchdog.memoryAnswers = false;
            case LOSE_MEMORY_BY_ACTING -> cluster.afterEachAct = () -> watchdog.memoryAnswers = false;
            case MEMORY_BACK -> {
                cluster.afterEachAct = () -> {};
                watchdog.memoryAnswers = true;
            }
            case LOSE_ANSWERS -> cluster.losesAnswers = true;
            case ANSWERS_BACK -> cluster.losesAnswers = false;
            case MONITORING_DEAD -> cluster.heartbeat = watchdog.clock.instant().minus(Duration.ofHours(1));
            case MONITORING_BACK -> cluster.heartbeat = null;
            case BLOCK_EVICTIONS -> cluster.blocksEvictions = true;
            case ALLOW_EVICTIONS -> cluster.blocksEvictions = false;
            case LOSE_MAIL -> watchdog.pager = (incident, page) -> Optional.of(ActResult.of(Status.FAILED, 0, "no"));
            case SLOW_MAIL -> watchdog.pager = (incident, page) -> Optional.empty();
            case MAIL_BACK -> watchdog.pager = (incident, page) -> Optional.of(ActResult.done(0, "taken", null));
        }
    }

    private static void mend(SimulatedPod pod) {
        pod.hung = false;
        pod.crashing = false;
        pod.errors = 0.001;
    }
}
