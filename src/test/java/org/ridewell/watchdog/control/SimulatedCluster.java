package org.ridewell.watchdog.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.remedies.control.Remedies;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.signals.control.SignalSource;
import org.ridewell.signals.entity.Monitoring;
import org.ridewell.signals.entity.OperationCounts;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Pod.Quarantine;
import org.ridewell.signals.entity.Revision;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.signals.entity.Workload;

/** A small cluster that behaves: replacements become ready after 15 s, a roll-back replaces pods, and tests break what they like. */
public final class SimulatedCluster implements SignalSource, Remedies {

    public Duration starts = Duration.ofSeconds(15);
    public final List<Act> acts = new ArrayList<>();
    /** Without those that were taken back. */
    public final List<Act> performed = new ArrayList<>();
    /** Happens between an act and its answer. */
    public Runnable afterEachAct = () -> {};

    public boolean losesAnswers;
    public boolean blocksEvictions;
    public final Map<String, Double> dependencies = new TreeMap<>(Map.of("database", 1.0, "payment-gateway", 1.0));
    public Snapshot.@Nullable Pause pause;
    public final List<Snapshot.BlindSpot> blind = new ArrayList<>();
    /** Calls of each pod in a second that need a lost dependency; a protection refuses them before they leave. */
    public double callsOfTheLost = 3;
    /** Do calls leave all the same? */
    public boolean leaking;

    public boolean healable = true;
    public boolean observing = true;
    public boolean answering = true;
    /** When the always-firing alert last came; null where no Alertmanager is configured. */
    public @Nullable Instant heartbeat;

    public boolean rollingOut;
    public @Nullable String managedBy;
    public @Nullable String ownedBy;
    public final List<Act> rehearsed = new ArrayList<>();
    /** Timed to the millisecond; without it each look brings one fresh answer of each pod. */
    @Nullable
    TimedProbes probes;

    public int wanted = 3;
    public int disruptionsAllowed = 1;
    public double saturation = 0.3;

    /** Nobody asks for anything. */
    public boolean idle;

    /** How acts that are taken back are answered. */
    public Status undoing = Status.DONE;

    public int floor = 3;
    private @Nullable Integer restingFloor;
    public long revision = 2;
    public final Map<Long, Instant> createdAt = new LinkedHashMap<>();
    public final Map<String, SimulatedPod> pods = new LinkedHashMap<>();

    private final Clock clock;
    private final Set<String> shielded = new java.util.TreeSet<>();
    private int made;

    public SimulatedCluster(Clock clock) {
        this.clock = clock;
        createdAt.put(1L, clock.instant().minus(Duration.ofDays(3)));
        createdAt.put(2L, clock.instant().minus(Duration.ofDays(1)));
        for (int i = 0; i < wanted; i++) {
            start(revision, clock.instant().minus(Duration.ofHours(20)));
        }
    }

    /** One pod, as a test breaks it. */
    public static final class SimulatedPod {
        public final String name;
        public final String uid;
        public final long revision;
        public final Instant createdAt;
        public boolean hung;
        public boolean crashing;
        public boolean neverReady;
        /** Its metrics cannot be read. */
        public boolean unread;

        public final List<Signal> warnings = new ArrayList<>();
        /** The kubelet has noticed that it hangs, or not noticed yet that it is back. */
        public boolean unready;

        public double errors = 0.001;
        public double latency = 0.02;
        public double bookingErrors;
        public int restarts;
        public @Nullable Quarantine quarantine;

        SimulatedPod(String name, String uid, long revision, Instant createdAt) {
            this.name = name;
            this.uid = uid;
            this.revision = revision;
            this.createdAt = createdAt;
        }
    }

    public SimulatedPod start(long of, Instant at) {
        made++;
        SimulatedPod pod = new SimulatedPod("rides-" + of + "-" + made, "uid-" + made, of, at);
        pods.put(pod.uid, pod);
        return pod;
    }

    public SimulatedPod pod(int index) {
        return List.copyOf(pods.values()).get(index);
    }

    /** A new revision takes over at once. */
    public void deploy(java.util.function.Consumer<SimulatedPod> broken) {
        revision++;
        createdAt.put(revision, clock.instant());
        replaceAll(broken);
    }

    /** A new revision starts, and the pods of the one before serve on until {@link #retire}. */
    public void deployBeside(java.util.function.Consumer<SimulatedPod> change) {
        revision++;
        createdAt.put(revision, clock.instant());
        for (int i = 0; i < wanted; i++) {
            change.accept(start(revision, clock.instant()));
        }
    }

    public void retire(long old) {
        pods.values().removeIf(p -> p.revision == old);
    }

    private void replaceAll(java.util.function.Consumer<SimulatedPod> change) {
        pods.values().removeIf(p -> p.quarantine == null);
        for (int i = 0; i < wanted; i++) {
            change.accept(start(revision, clock.instant()));
        }
    }

    @Override
    public Platform platform() {
        return Platform.KUBERNETES;
    }

    @Override
    public Snapshot snapshot(Instant now) {
        List<Revision> revisions = createdAt.entrySet().stream()
                .map(e -> new Revision(
                        "rides-" + e.getKey(),
                        e.getKey(),
                        e.getValue(),
                        e.getKey() == revision,
                        pods.values().stream()
                                .filter(p -> p.revision == e.getKey())
                                .map(p -> seen(p, now))
                                .toList()))
                .toList();
        int ready = (int) revisions.stream()
                .flatMap(r -> r.pods().stream())
                .filter(p -> p.ready() && p.serves())
                .count();
        Workload workload = new Workload(
                "rides",
                "uid-rides",
                "1",
                healable,
                wanted,
                ready,
                revisions,
                rollingOut ? new Workload.Rollout(true, now, now) : null,
                new Workload.DisruptionBudget("rides", disruptionsAllowed),
                new Workload.Scaling("rides", floor, restingFloor == null ? floor : restingFloor, 10, wanted),
                managedBy,
                ownedBy);
        Instant looked = observing ? now : now.minus(Duration.ofMinutes(1));
        Instant api = answering ? now : now.minus(Duration.ofMinutes(1));
        return Snapshot.seen(
                now,
                List.of(workload),
                List.of(),
                List.of(new Signal("metrics", SignalNames.INVARIANT + "double-booked", "rides", 0, now)),
                new Monitoring(heartbeat != null, heartbeat, looked, api),
                pause,
                blind);
    }

    private Pod seen(SimulatedPod pod, Instant now) {
        Instant at = observing ? now : now.minus(Duration.ofMinutes(1));
        boolean up = !pod.neverReady && !pod.crashing && now.isAfter(pod.createdAt.plus(starts));
        List<Signal> signals = new ArrayList<>();
        double probe = pod.hung || pod.crashing ? -1 : up ? 1 : 0;
        if (probes != null && up) {
            signals.addAll(probes.signals(pod.uid, pod.name));
        } else {
            signals.add(new Signal("probe", SignalNames.PROBE_LIVE, pod.name, probe, at));
            signals.add(new Signal("probe", SignalNames.PROBE_READY, pod.name, probe, at));
        }
        if (probe >= 0 && !pod.unread) {
            signals.add(new Signal("metrics", SignalNames.SCRAPE, pod.name, 1, at));
            signals.add(new Signal("metrics", SignalNames.REQUEST_RATE, pod.name, up && !idle ? 20 : 0, at));
            if (!idle) {
                signals.add(new Signal("metrics", SignalNames.ERROR_RATIO, pod.name, pod.errors, at));
                signals.add(new Signal("metrics", SignalNames.LATENCY, pod.name, pod.latency, at));
            }
            signals.add(new Signal("metrics", SignalNames.POOL_SATURATION, pod.name, saturation * 3 / wanted, at));
            OperationCounts.NONE
                    .with("POST /rides", 20 * (1 - pod.bookingErrors), false)
                    .with("POST /rides", 20 * pod.bookingErrors, true)
                    .with("GET /rides/{id}", 400, false)
                    .since(OperationCounts.NONE, "metrics", pod.name, at)
                    .forEach(signals::add);
            dependencies.forEach((name, value) -> {
                signals.add(new Signal("metrics", SignalNames.DEPENDENCY_UP + name, pod.name, value, at));
                signals.add(new Signal(
                        "metrics", SignalNames.BREAKER_OPEN + name, pod.name, shielded.contains(name) ? 1 : 0, at));
                boolean fails = value < 1 && (leaking || !shielded.contains(name));
                signals.add(new Signal(
                        "metrics", SignalNames.FAILED_CALLS + name, pod.name, fails ? callsOfTheLost : 0, at));
            });
        }
        signals.addAll(pod.warnings);
        return new Pod(
                pod.name,
                pod.uid,
                "1",
                "node-1",
                "10.0.0.1:9080",
                "Running",
                up && !pod.unready,
                pod.createdAt,
                pod.restarts,
                null,
                pod.crashing ? "CrashLoopBackOff" : null,
                false,
                pod.quarantine,
                signals);
    }

    @Override
    public Set<Remedy> real() {
        return EnumSet.allOf(Remedy.class);
    }

    @Override
    public ActResult dryRun(Act act) {
        return ActResult.of(Status.SHADOW, 0, "dry");
    }

    @Override
    public ActResult perform(Act act) {
        if (act.shadow()) {
            rehearsed.add(act);
            return dryRun(act);
        }
        acts.add(act);
        performed.add(act);
        ActResult result = done(act);
        afterEachAct.run();
        return losesAnswers ? ActResult.of(Status.FAILED, 0, "no answer") : result;
    }

    private ActResult done(Act act) {
        SimulatedPod pod =
                act.target().uid() == null ? null : pods.get(act.target().uid());
        return switch (act.remedy()) {
            case QUARANTINE -> quarantine(act, pod);
            case RESTART -> restart(pod);
            case ROLL_BACK -> {
                revision = Long.parseLong(
                        act.parameters().getOrDefault("toRevision", "rides-1").substring(6));
                long back = revision;
                createdAt.remove(back);
                revision = createdAt.keySet().stream().max(Long::compare).orElse(1L) + 1;
                createdAt.put(revision, clock.instant());
                replaceAll(p -> {});
                yield ActResult.done(200, "rolled back", "undo");
            }
            case SCALE_OUT -> {
                restingFloor = restingFloor == null ? Integer.valueOf(floor) : restingFloor;
                floor = Integer.parseInt(act.parameters().getOrDefault("floor", "3"));
                for (int i = wanted; i < floor; i++) {
                    start(revision, clock.instant());
                }
                wanted = floor;
                yield ActResult.done(200, "floor raised", String.valueOf(restingFloor));
            }
            case PROTECT -> {
                shielded.add(act.target().name());
                yield ActResult.done(200, "protected", act.target().name());
            }
            case MOVE, SHIFT_TRAFFIC, PAGE -> ActResult.done(0, "told", null);
        };
    }

    private ActResult quarantine(Act act, @Nullable SimulatedPod pod) {
        if (pod == null) {
            return ActResult.of(Status.GONE, 404, "no such pod");
        }
        pod.quarantine = new Quarantine(clock.instant(), act.incident(), act.decision(), "{}", true);
        start(pod.revision, clock.instant());
        return ActResult.done(200, "labels off", "{}");
    }

    private ActResult restart(@Nullable SimulatedPod pod) {
        if (pod == null) {
            return ActResult.of(Status.GONE, 404, "no such pod");
        }
        if (blocksEvictions) {
            return ActResult.of(Status.BLOCKED, 429, "it would violate the pod's disruption budget");
        }
        pods.remove(pod.uid);
        if (pod.quarantine == null) {
            start(pod.revision, clock.instant());
        }
        return ActResult.done(201, "evicted", null);
    }

    @Override
    public ActResult undo(Act act, String undo) {
        acts.add(act);
        if (undoing != Status.DONE) {
            return ActResult.of(undoing, 409, "not now");
        }
        if (act.remedy() == Remedy.QUARANTINE) {
            pods.values().stream().filter(p -> p.uid.equals(act.target().uid())).forEach(p -> p.quarantine = null);
        }
        if (act.remedy() == Remedy.PROTECT) {
            shielded.remove(undo);
        }
        if (act.remedy() == Remedy.SCALE_OUT) {
            floor = Integer.parseInt(undo);
            restingFloor = null;
        }
        return ActResult.done(200, "undone", null);
    }
}
