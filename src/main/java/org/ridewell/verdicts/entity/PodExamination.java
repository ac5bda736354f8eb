package org.ridewell.verdicts.entity;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

/** What is remembered of one pod from look to look, and what it makes of the newest. */
final class PodExamination {

    private static final Set<String> CANNOT_START = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    /** What most of the peers of a pod do. */
    enum Peers {
        /** They answer as they should: what this one misses is its own fault. */
        PROMPT,
        /** They answer late, or there are none. */
        LATE,
        SILENT
    }

    private final Thresholds thresholds;
    private final Window silent;
    /** Of what it missed while most of its peers did not: what all miss together says nothing about one. */
    private Window silentByItself;

    private final Window silentForLong;
    private final Window errors;
    private final PhiAccrual answers = new PhiAccrual();
    private final Deque<Instant> restarts = new ArrayDeque<>();
    private int knownRestarts = -1;
    private @Nullable Instant started;
    private boolean wasReady;
    private boolean hung;
    private boolean missed;
    private boolean gone;
    private @Nullable Instant askedAt;
    private double seconds;

    PodExamination(Thresholds thresholds) {
        this.thresholds = thresholds;
        this.silent = new Window(thresholds.unresponsive());
        this.silentByItself = new Window(thresholds.unresponsive());
        this.silentForLong = new Window(thresholds.unresponsiveAlone());
        this.errors = new Window(thresholds.errors());
    }

    /** Takes in what the probes say; all pods of a workload listen before one of them is examined. */
    void listen(Pod pod, Instant now) {
        countRestarts(pod, now);
        wasReady |= pod.ready();
        // the time that it took to start is no interval between answers
        if (!wasReady) {
            return;
        }
        answers.watchedSince(now);
        List<Signal> probes = fresh(pod, now).stream()
                .filter(s -> s.name().equals(SignalNames.PROBE_LIVE) || s.name().equals(SignalNames.PROBE_READY))
                .toList();
        Instant at = probes.stream().map(Signal::at).max(Instant::compareTo).orElse(null);
        if (at == null) {
            return;
        }
        askedAt = at;
        // neither probe has an answer: a pod that answers "down" is not hung
        missed = probes.stream().allMatch(s -> s.value() < 0);
        seconds = pod.signal(SignalNames.PROBE_SECONDS).map(Signal::value).orElse(0.0);
        // where no process listens none hangs: Kubernetes starts it again by itself, sooner than a pod elsewhere
        gone = missed && probes.stream().anyMatch(s -> s.value() == SignalNames.GONE);
        if (gone || (!missed && silent.isSick())) {
            answers.answeredAgain(at);
        } else if (!missed) {
            answers.answered(at);
        }
        silent.add(missed && !gone, at);
        silentForLong.add(missed && !gone, at);
    }

    /** Can another pod's silence be measured by this one? It was ready once, and answers as it should. */
    boolean isPeer() {
        return wasReady;
    }

    boolean isSilent() {
        return silent.isSick();
    }

    boolean answersPromptly() {
        return !missed && silent.isConclusive() && silent.badOnes() <= 1 && seconds <= thresholds.prompt();
    }

    /**
     * @param peers what most of its peers do at the same time
     * @param probed by the watchdog; of any other Kubernetes' own word counts
     */
    Finding examine(Pod pod, Instant now, Peers peers, boolean probed) {
        List<Signal> fresh = fresh(pod, now);
        List<Symptom> symptoms = new ArrayList<>();
        Instant suspected = crashing(pod) ? add(symptoms, Symptom.CRASHING, restarts.peekFirst()) : null;
        suspected = neverReady(pod, now) ? add(symptoms, Symptom.NEVER_READY, startedAt(pod)) : suspected;
        // a pod that crashes answers nothing because of that: one fault, and one chain of heals, not two
        boolean hangs = hangs(now, peers) && hasProbe(fresh) && !crashing(pod);
        // one that has just begun to answer again is not well yet, and not to be treated any more
        if (hangs && missed) {
            suspected = add(symptoms, Symptom.UNRESPONSIVE, silent.suspectedAt());
        }
        if (failing(fresh)) {
            suspected = add(symptoms, Symptom.ERRORS, errors.suspectedAt());
        }
        if (!symptoms.isEmpty()) {
            return Finding.sick(symptoms, suspected == null ? now : suspected, fresh);
        }
        boolean well =
                answered(fresh) && isLive(fresh) && !silent.isSick() && (silent.isConclusive() || !hasProbe(fresh));
        boolean told = well || (!probed && pod.ready());
        return told ? Finding.healthy(fresh) : Finding.suspected(silent.suspectedAt(), pod.signals());
    }

    private static @Nullable Instant add(List<Symptom> symptoms, Symptom symptom, @Nullable Instant since) {
        symptoms.add(symptom);
        return since;
    }

    private List<Signal> fresh(Pod pod, Instant now) {
        return pod.signals().stream()
                .filter(s -> s.isFresh(now, thresholds.fresh()))
                .toList();
    }

    /** Once it is called hung it is so until it answers again in a row, or its peers do, who were silent with it. */
    private boolean hangs(Instant now, Peers peers) {
        if (peers == Peers.SILENT) {
            silentByItself = new Window(thresholds.unresponsive());
        } else if (askedAt != null) {
            silentByItself.add(missed && !gone, askedAt);
        }
        boolean compared = peers == Peers.PROMPT || silentForLong.isSick();
        boolean sure = compared && missed && answers.phi(now) >= thresholds.suspicion();
        boolean own = peers == Peers.SILENT || silentByItself.isSick();
        hung = silent.isSick() && own && (hung || sure);
        return hung;
    }

    private boolean failing(List<Signal> fresh) {
        Signal ratio = named(fresh, SignalNames.ERROR_RATIO);
        Signal rate = named(fresh, SignalNames.REQUEST_RATE);
        if (ratio == null) {
            return errors.isSick();
        }
        boolean busy = rate == null || rate.value() >= thresholds.leastRate();
        return errors.add(busy && ratio.value() >= thresholds.errorRatio(), ratio.at());
    }

    private void countRestarts(Pod pod, Instant now) {
        if (knownRestarts >= 0 && pod.restarts() > knownRestarts) {
            started = Objects.requireNonNullElse(pod.lastRestartAt(), now);
            restarts.addLast(started);
            wasReady = false;
            answers.startsAgain();
        }
        knownRestarts = pod.restarts();
        while (!restarts.isEmpty() && restarts.getFirst().isBefore(now.minus(thresholds.crashWindow()))) {
            restarts.removeFirst();
        }
    }

    private boolean crashing(Pod pod) {
        return "CrashLoopBackOff".equals(pod.waitingReason()) || restarts.size() >= thresholds.crashes();
    }

    /** A pod that crashes is not ready because of that: one fault, and one chain of heals, not two. */
    private boolean neverReady(Pod pod, Instant now) {
        if (wasReady || pod.terminating() || crashing(pod)) {
            return false;
        }
        boolean cannotStart = pod.waitingReason() != null && CANNOT_START.contains(pod.waitingReason());
        return now.isAfter(startedAt(pod).plus(cannotStart ? thresholds.fresh() : thresholds.readyWithin()));
    }

    private Instant startedAt(Pod pod) {
        return started == null ? pod.createdAt() : started;
    }

    private static boolean hasProbe(List<Signal> fresh) {
        return named(fresh, SignalNames.PROBE_LIVE) != null;
    }

    private static boolean answered(List<Signal> fresh) {
        return fresh.stream()
                .anyMatch(s ->
                        (s.name().equals(SignalNames.PROBE_LIVE) || s.name().equals(SignalNames.SCRAPE))
                                && s.value() >= 0);
    }

    /** Not by any answer: by UP with the checks that are demanded. */
    private static boolean isLive(List<Signal> fresh) {
        Signal live = named(fresh, SignalNames.PROBE_LIVE);
        return live == null || live.value() != 0;
    }

    private static @Nullable Signal named(List<Signal> signals, String name) {
        return signals.stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
    }
}
