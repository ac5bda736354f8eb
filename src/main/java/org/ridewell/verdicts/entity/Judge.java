package org.ridewell.verdicts.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ridewell.signals.entity.Dependency;
import org.ridewell.signals.entity.Node;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.SignalNames;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.signals.entity.Workload;
import org.ridewell.verdicts.entity.Judged.Kind;
import org.ridewell.verdicts.entity.PodExamination.Peers;

/** From snapshots to verdicts. Its answer depends on the snapshots it was shown, in their order, and on nothing else. One thread at a time. */
public final class Judge {

    private final Thresholds thresholds;
    private final Map<String, PodExamination> pods = new HashMap<>();
    private final Map<String, RevisionExamination> revisions = new HashMap<>();
    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, Judged> known = new HashMap<>();
    private Instant doubtedAt = Instant.EPOCH;

    public Judge(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    public Verdicts judge(Snapshot snapshot) {
        Instant now = snapshot.at();
        List<Judged> all = new ArrayList<>();
        // first, because a lost dependency explains errors of those who call it
        snapshot.dependencies()
                .forEach(d -> all.add(judged(Kind.DEPENDENCY, d.name(), null, null, dependency(d, now), now)));
        snapshot.workloads().forEach(workload -> judge(workload, now, all));
        snapshot.nodes().forEach(n -> all.add(judged(Kind.NODE, n.name(), null, null, node(n, now), now)));
        all.add(judged(Kind.FLEET, "fleet", null, null, fleet(snapshot, all), now));
        forget(all);
        return new Verdicts(all);
    }

    private void judge(Workload workload, Instant now, List<Judged> all) {
        workload.pods().forEach(p -> examination(p).listen(p, now));
        for (Pod pod : workload.pods()) {
            Finding finding = examination(pod).examine(pod, now, peers(pod, workload), workload.healable());
            all.add(judged(Kind.POD, pod.name(), pod.uid(), workload.name(), finding, now));
        }
        boolean doubtful = !now.isAfter(doubtedAt.plus(thresholds.doubt()));
        Finding saturation = saturation(workload, now, doubtful);
        boolean alone = saturation.verdict() != Verdict.SICK && now.isAfter(doubtedAt.plus(thresholds.operations()));
        workload.currentRevision().ifPresent(current -> {
            RevisionExamination examination = revisions.get(workload.name());
            if (examination == null) {
                examination = new RevisionExamination(thresholds);
            }
            if (!examination.revision().isEmpty() && !examination.revision().equals(current.name())) {
                examination = examination.successor();
            }
            revisions.put(workload.name(), examination);
            Finding finding = examination.examine(
                    current,
                    workload.revisions().stream().filter(r -> !r.current()).toList(),
                    now,
                    alone,
                    doubtful);
            all.add(judged(Kind.REVISION, current.name(), null, workload.name(), finding, now));
        });
        all.add(judged(Kind.WORKLOAD, workload.name(), workload.uid(), workload.name(), saturation, now));
    }

    private PodExamination examination(Pod pod) {
        return pods.computeIfAbsent(pod.uid(), u -> new PodExamination(thresholds));
    }

    /** When the machine is short of CPU, or the watchdog is, all pods miss answers: only beside peers that answer is the silence of one its own. */
    private Peers peers(Pod pod, Workload workload) {
        List<PodExamination> peers = workload.pods().stream()
                .filter(p -> p.serves() && !p.uid().equals(pod.uid()))
                .map(this::examination)
                .filter(PodExamination::isPeer)
                .toList();
        if (isMost(PodExamination::answersPromptly, peers)) {
            return Peers.PROMPT;
        }
        return isMost(PodExamination::isSilent, peers) ? Peers.SILENT : Peers.LATE;
    }

    private static boolean isMost(Predicate<PodExamination> what, List<PodExamination> peers) {
        return peers.stream().filter(what).count() * 2 > peers.size();
    }

    /** @param doubtful a dependency may be lost, or was just now: what waits for it fills pools and threads, and is no load */
    private Finding saturation(Workload workload, Instant now, boolean doubtful) {
        List<Signal> evidence = new ArrayList<>();
        double least = 1;
        int read = 0;
        List<Pod> serving = workload.pods().stream().filter(Pod::serves).toList();
        for (Pod pod : serving) {
            List<Signal> fresh = pod.signals().stream()
                    .filter(s -> s.isFresh(now, thresholds.fresh()))
                    .toList();
            List<Signal> seen = fresh.stream()
                    .filter(s -> SignalNames.SATURATION.contains(s.name()))
                    .toList();
            evidence.addAll(seen);
            // what it means to riders, for whoever reads the record: full pods that answer as fast as ever are only
            // well used
            fresh.stream().filter(s -> s.name().equals(SignalNames.LATENCY)).forEach(evidence::add);
            read += seen.isEmpty() ? 0 : 1;
            // one that cannot be read says nothing: it may be the fullest of all
            least = Math.min(
                    least, seen.stream().mapToDouble(Signal::value).max().orElse(1));
        }
        if (read == 0 || read * 2 < serving.size()) {
            return Finding.inconclusive(evidence);
        }
        Window window =
                windows.computeIfAbsent("saturated/" + workload.name(), w -> new Window(thresholds.saturated()));
        double limit = window.isSick() ? thresholds.relaxed() : thresholds.saturation();
        Instant at = evidence.stream().map(Signal::at).max(Instant::compareTo).orElse(now);
        return window.add(!doubtful && least >= limit, at)
                ? Finding.sick(List.of(Symptom.SATURATED), window.suspectedAt(), evidence)
                : Finding.healthy(evidence);
    }

    /** Lost when at least half of those who call it say so, and two of them where there are two. */
    private Finding dependency(Dependency dependency, Instant now) {
        List<Signal> pings = fresh(dependency, SignalNames.DEPENDENCY_UP, now);
        boolean pinged = !pings.isEmpty();
        List<Signal> votes = pinged ? pings : fresh(dependency, SignalNames.BREAKER_OPEN, now);
        if (votes.isEmpty()) {
            return Finding.inconclusive(dependency.signals());
        }
        long against = votes.stream()
                .filter(s -> pinged ? s.value() < 1 : s.value() >= 1)
                .count();
        boolean bad = against * 2 >= votes.size() && against >= Math.min(2, votes.size());
        Instant at = votes.stream().map(Signal::at).max(Instant::compareTo).orElse(now);
        Window window = windows.computeIfAbsent("lost/" + dependency.name(), w -> new Window(thresholds.lost()));
        boolean lost = window.add(bad, at);
        if (lost || window.badOnes() >= 2) {
            doubtedAt = now;
        }
        if (lost) {
            return Finding.sick(List.of(Symptom.LOST), window.suspectedAt(), votes);
        }
        return window.isConclusive() ? Finding.healthy(votes) : Finding.inconclusive(votes);
    }

    private List<Signal> fresh(Dependency dependency, String prefix, Instant now) {
        return dependency.signals().stream()
                .filter(s -> s.name().startsWith(prefix) && s.isFresh(now, thresholds.fresh()))
                .toList();
    }

    private Finding node(Node node, Instant now) {
        boolean silent =
                !node.ready() && node.since().plus(thresholds.nodeSilence()).isBefore(now);
        return silent ? Finding.sick(List.of(Symptom.GONE), node.since(), List.of()) : Finding.healthy(List.of());
    }

    /**
     * Sick when any part is; healthy only when all of it is known that is looked at: pods of workloads that are not to be healed are never probed. A pod in quarantine or on its way out
     * is no part of the service.
     */
    private static Finding fleet(Snapshot snapshot, List<Judged> parts) {
        Set<String> serving = uids(snapshot.workloads().stream());
        List<Judged> counted = parts.stream()
                .filter(j -> j.kind() != Kind.POD || serving.contains(j.uid()))
                .toList();
        List<Symptom> symptoms = counted.stream()
                .filter(Judged::sick)
                .flatMap(j -> j.symptoms().stream())
                .distinct()
                .sorted()
                .toList();
        if (!symptoms.isEmpty()) {
            return Finding.sick(symptoms, null, List.of());
        }
        Set<String> probed = uids(snapshot.workloads().stream().filter(Workload::healable));
        boolean unknown = probed.isEmpty()
                || counted.stream()
                        .filter(j -> j.kind() == Kind.DEPENDENCY || (j.kind() == Kind.POD && probed.contains(j.uid())))
                        .anyMatch(j -> j.verdict() == Verdict.INCONCLUSIVE);
        return unknown ? Finding.inconclusive(List.of()) : Finding.healthy(List.of());
    }

    private static Set<String> uids(Stream<Workload> workloads) {
        return workloads
                .flatMap(w -> w.pods().stream())
                .filter(Pod::serves)
                .map(Pod::uid)
                .collect(Collectors.toSet());
    }

    private Judged judged(
            Kind kind, String name, @Nullable String uid, @Nullable String workload, Finding finding, Instant now) {
        String key = key(kind, name, uid);
        Judged before = known.get(key);
        Instant since = before != null
                        && before.verdict() == finding.verdict()
                        && before.symptoms().equals(finding.symptoms())
                ? before.since()
                : now;
        Judged judged = new Judged(
                kind,
                name,
                uid,
                workload,
                finding.verdict(),
                finding.symptoms(),
                since,
                finding.suspectedAt(),
                finding.evidence());
        known.put(key, judged);
        return judged;
    }

    private static String key(Kind kind, String name, @Nullable String uid) {
        return kind + "/" + (uid == null ? name : uid);
    }

    private void forget(List<Judged> all) {
        Set<String> present = new HashSet<>();
        Set<String> uids = new HashSet<>();
        for (Judged judged : all) {
            present.add(key(judged.kind(), judged.name(), judged.uid()));
            if (judged.uid() != null) {
                uids.add(judged.uid());
            }
        }
        known.keySet().retainAll(present);
        pods.keySet().retainAll(uids);
    }
}
