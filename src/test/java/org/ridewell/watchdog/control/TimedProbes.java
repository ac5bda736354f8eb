package org.ridewell.watchdog.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridewell.probes.entity.OwnDelay;
import org.ridewell.probes.entity.ProbeRhythm;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;

/**
 * The probes as they are timed on a cluster: asked when due, answered when the pod comes to it, or not within the time-out. Pods and the watchdog may stand still for a while; what
 * a watchdog missed because it stood still itself is dropped as {@link OwnDelay} says.
 */
final class TimedProbes {

    static final Duration TIMEOUT = Duration.ofMillis(700);

    private final ProbeRhythm rhythm = ProbeRhythm.STANDARD;
    private final OwnDelay own = new OwnDelay(rhythm.tick());
    private final Map<String, Asked> pods = new HashMap<>();

    private record Question(Instant at, Instant end, boolean answered) {}

    private static final class Asked {
        private final Deque<Question> open = new ArrayDeque<>();
        private Instant busyUntil = Instant.EPOCH;
        private Instant at = Instant.EPOCH;
        private Question last = new Question(Instant.EPOCH, Instant.EPOCH, true);
        private boolean known;
    }

    /** The pod does nothing until then. */
    void stall(String uid, Instant until) {
        asked(uid).busyUntil = until;
    }

    /** Called each half second while the watchdog runs: takes in what has ended, and asks who is due. */
    void run(List<String> uids, Instant now) {
        own.beat(nanos(now));
        takeIn(uids, now);
        uids.forEach(uid -> ask(asked(uid), now));
    }

    void takeIn(List<String> uids, Instant now) {
        uids.forEach(uid -> takeIn(asked(uid), now));
    }

    private void takeIn(Asked pod, Instant now) {
        while (!pod.open.isEmpty() && !pod.open.getFirst().end().isAfter(now)) {
            Question ended = pod.open.removeFirst();
            boolean held = ended.answered() || own.inTime(nanos(ended.at()), nanos(noticed(ended, now)), TIMEOUT);
            if (held) {
                pod.last = ended;
                pod.known = true;
            }
        }
    }

    private void ask(Asked pod, Instant now) {
        boolean missed = pod.known && !pod.last.answered();
        if (rhythm.isDue(Duration.between(pod.at, now), missed)) {
            pod.at = now;
            Instant ready = (pod.busyUntil.isAfter(now) ? pod.busyUntil : now).plusMillis(20);
            boolean answered = !ready.isAfter(now.plus(TIMEOUT));
            pod.open.addLast(new Question(now, answered ? ready : now.plus(TIMEOUT), answered));
        }
    }

    /** Between two ticks of a watchdog that runs, a time-out is noticed when it ends. */
    private Instant noticed(Question ended, Instant now) {
        boolean onTime = Duration.between(ended.end(), now).compareTo(rhythm.tick()) <= 0;
        return onTime ? ended.end() : now;
    }

    List<Signal> signals(String uid, String name) {
        Asked pod = asked(uid);
        if (!pod.known) {
            return List.of();
        }
        double value = pod.last.answered() ? 1 : -1;
        double seconds = Duration.between(pod.last.at(), pod.last.end()).toMillis() / 1000.0;
        List<Signal> signals = new ArrayList<>();
        signals.add(new Signal("probe", SignalNames.PROBE_LIVE, name, value, pod.last.end()));
        signals.add(new Signal("probe", SignalNames.PROBE_READY, name, value, pod.last.end()));
        signals.add(new Signal("probe", SignalNames.PROBE_SECONDS, name, seconds, pod.last.end()));
        return signals;
    }

    private Asked asked(String uid) {
        return pods.computeIfAbsent(uid, u -> new Asked());
    }

    private static long nanos(Instant at) {
        return Duration.between(Instant.EPOCH, at).toNanos();
    }
}
