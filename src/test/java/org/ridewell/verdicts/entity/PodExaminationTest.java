package org.ridewell.verdicts.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

/** One look a second at one pod, whose peers answer as they should. */
class PodExaminationTest {

    private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");
    private static final double UP = 1;
    private static final double SILENT = -1;

    private final PodExamination examination = new PodExamination(Thresholds.DEFAULT);
    private int second;
    private boolean ready = true;
    private int restarts;
    private @Nullable Instant restartedAt;

    @BeforeEach
    void answersForAWhile() {
        assertThat(looks(30, UP).verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void hangsWhereItAcceptsAndDoesNotAnswer() {
        assertThat(looks(5, SILENT).symptoms()).containsExactly(Symptom.UNRESPONSIVE);
    }

    @Test
    void isUnclearWhereItHasJustBegunToAnswerAgain() {
        looks(10, SILENT);
        assertThat(looks(1, UP).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(looks(1, SILENT).symptoms()).containsExactly(Symptom.UNRESPONSIVE);
        assertThat(looks(3, UP).verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void doesNotHangWhereItsProcessIsGone() {
        assertThat(looks(10, SignalNames.GONE).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void doesNotHangWhileItStartsAgain() {
        looks(3, SignalNames.GONE);
        restart();
        looks(5, SignalNames.GONE);
        assertThat(looks(20, SILENT).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        ready = true;
        assertThat(looks(5, UP).verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(looks(5, SILENT).symptoms()).containsExactly(Symptom.UNRESPONSIVE);
    }

    @Test
    void crashesWhereItEndsAgain() {
        restart();
        assertThat(looks(30, SignalNames.GONE).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        restart();
        assertThat(looks(1, SignalNames.GONE).symptoms()).containsExactly(Symptom.CRASHING);
    }

    @Test
    void isNeverReadyTwoMinutesAfterItsLastStart() {
        looks(200, UP);
        restart();
        assertThat(looks(100, SILENT).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(looks(30, SILENT).symptoms()).containsExactly(Symptom.NEVER_READY);
    }

    private void restart() {
        restarts++;
        ready = false;
        restartedAt = START.plusSeconds(second);
    }

    private Finding looks(int times, double answer) {
        Finding last = null;
        for (int i = 0; i < times; i++) {
            Instant now = START.plusSeconds(second++);
            Pod pod = pod(now, answer);
            examination.listen(pod, now);
            last = examination.examine(pod, now, PodExamination.Peers.PROMPT, true);
        }
        assertThat(last).isNotNull();
        return last;
    }

    private Pod pod(Instant now, double answer) {
        List<Signal> signals = List.of(
                new Signal("probe", SignalNames.PROBE_LIVE, "rides-0", answer, now),
                new Signal("probe", SignalNames.PROBE_READY, "rides-0", answer, now));
        return new Pod(
                "rides-0",
                "uid-0",
                "1",
                "node-1",
                "10.0.0.1:9080",
                "Running",
                ready,
                START,
                restarts,
                restartedAt,
                null,
                false,
                null,
                signals);
    }
}
