package org.ridewell.guards.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ridewell.guards.entity.Ledger.Chain;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.playbooks.entity.Playbook.Limits;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.signals.entity.Monitoring;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Snapshot.BlindSpot;
import org.ridewell.signals.entity.Snapshot.Pause;
import org.ridewell.signals.entity.Workload;
import org.ridewell.verdicts.entity.Verdict;

/** May this be done now? Each guard is one named rule in one list, asked in its order. */
public final class Guards {

    /** The watchdog's own eyes look every second or two. */
    static final Duration OBSERVED_WITHIN = Duration.ofSeconds(10);

    /** Alertmanager repeats the always-firing alert each minute. */
    public static final Duration HEARTBEAT_WITHIN = Duration.ofMinutes(3);

    static final Duration API_SERVER_WITHIN = Duration.ofSeconds(15);

    /** Percent of the replicas that may be healed at once; one at least. */
    static final int HEALED_AT_ONCE = 20;

    private static final Map<Guard, Rule> RULES = rules();

    private Guards() {}

    private interface Rule {
        @Nullable
        String no(Proposal proposal, Situation situation);
    }

    public static Optional<Refused> ask(Proposal proposal, Situation situation) {
        return firstNo(EnumSet.allOf(Guard.class), proposal, situation);
    }

    /** Taking an act back, or letting a protection live on, is always gentler than not to: only these two may forbid it. */
    public static Optional<Refused> askForUndo(Proposal proposal, Situation situation) {
        return firstNo(EnumSet.of(Guard.PAUSED, Guard.NOT_LEADING), proposal, situation);
    }

    /** Taking back what seems to have harmed: not on stale evidence, nor amid a roll-out, whose work would look like harm. */
    public static Optional<Refused> askForTakingBack(Proposal proposal, Situation situation) {
        return firstNo(
                EnumSet.of(Guard.PAUSED, Guard.NOT_LEADING, Guard.STALE_EVIDENCE, Guard.OTHERS_AT_WORK),
                proposal,
                situation);
    }

    private static Optional<Refused> firstNo(Set<Guard> asked, Proposal proposal, Situation situation) {
        return RULES.entrySet().stream()
                .filter(e -> asked.contains(e.getKey()))
                .flatMap(e -> Stream.ofNullable(e.getValue().no(proposal, situation))
                        .map(reason -> new Refused(e.getKey(), reason)))
                .findFirst();
    }

    private static Map<Guard, Rule> rules() {
        Map<Guard, Rule> rules = new LinkedHashMap<>();
        rules.put(Guard.PAUSED, Guards::paused);
        rules.put(Guard.NOT_LEADING, Guards::notLeading);
        rules.put(Guard.STALE_EVIDENCE, Guards::staleEvidence);
        rules.put(Guard.SHARED_DEPENDENCY, Guards::sharedDependency);
        rules.put(Guard.TOO_MUCH_SICK, Guards::tooMuchSick);
        rules.put(Guard.OTHERS_AT_WORK, Guards::othersAtWork);
        rules.put(Guard.BUDGET, Guards::budget);
        rules.put(Guard.DISRUPTION_BUDGET, Guards::disruptionBudget);
        rules.put(Guard.DRY_RUN, Guards::dryRun);
        return rules;
    }

    private static @Nullable String paused(Proposal proposal, Situation situation) {
        Pause pause = situation.snapshot().pause();
        return pause == null ? null : "paused by " + pause.by() + ": " + pause.reason();
    }

    private static @Nullable String notLeading(Proposal proposal, Situation situation) {
        Standing standing = situation.standing();
        if (!standing.leader()) {
            return "another watchdog leads";
        }
        return standing.renewDeadline().isAfter(situation.at()) ? null : "the lease is older than its renew deadline";
    }

    private static @Nullable String staleEvidence(Proposal proposal, Situation situation) {
        if (proposal.remedy() == Remedy.PAGE) {
            return null;
        }
        Instant now = situation.at();
        Monitoring monitoring = situation.snapshot().monitoring();
        if (late(monitoring.observedAt(), now, OBSERVED_WITHIN)) {
            return "the watchdog's own probes and scrapes bring nothing";
        }
        if (proposal.remedy() == Remedy.PROTECT) {
            return null;
        }
        if (late(monitoring.apiServerAt(), now, API_SERVER_WITHIN)) {
            return "the API server does not answer";
        }
        Optional<BlindSpot> blind = situation.snapshot().blind().stream()
                .filter(spot -> needs(proposal.remedy(), spot.what()))
                .findFirst();
        if (blind.isPresent()) {
            return blind.get().what() + " of the API server cannot be seen: "
                    + blind.get().why();
        }
        if (monitoring.heartbeatExpected() && late(monitoring.heartbeatAt(), now, HEARTBEAT_WITHIN)) {
            return "monitoring is dead: the Watchdog alert stopped coming";
        }
        return blind(proposal, situation) ? "most pods of " + proposal.workload() + " cannot be seen" : null;
    }

    /** What must be seen for it as it is now; ConfigMaps hold the pause. An eviction asks its budget by itself. */
    private static boolean needs(Remedy remedy, String mirror) {
        return switch (mirror) {
            case "pods", "deployments", "replicasets", "configmaps" -> true;
            case "horizontalpodautoscalers" -> remedy == Remedy.SCALE_OUT;
            case "nodes" -> remedy == Remedy.MOVE;
            default -> false;
        };
    }

    private static boolean blind(Proposal proposal, Situation situation) {
        List<Pod> serving = serving(proposal, situation);
        long unseen = serving.stream()
                .filter(p -> situation.verdicts().pod(p.uid()) == Verdict.INCONCLUSIVE && p.ready())
                .count();
        return unseen * 2 > serving.size();
    }

    private static @Nullable String sharedDependency(Proposal proposal, Situation situation) {
        List<String> lost = situation.verdicts().lostDependencies();
        boolean wouldNotHelp = proposal.remedy().restarts() || proposal.remedy() == Remedy.SCALE_OUT;
        return wouldNotHelp && !lost.isEmpty() ? String.join(", ", lost) + " is lost: no restart brings it back" : null;
    }

    private static @Nullable String tooMuchSick(Proposal proposal, Situation situation) {
        // a roll-back replaces pods at the Deployment's own pace and is the remedy when all pods of a revision are sick
        if (!proposal.remedy().restarts() || proposal.remedy() == Remedy.ROLL_BACK) {
            return null;
        }
        List<Pod> serving = serving(proposal, situation);
        long well = serving.stream()
                .filter(p -> situation.verdicts().pod(p.uid()) == Verdict.HEALTHY || isStarting(p, situation))
                .count();
        if (well * 2 < serving.size()) {
            return "more than half of " + proposal.workload() + " is sick or about to be called so: nothing is killed";
        }
        long healing = healing(proposal, situation);
        int wanted = workload(proposal, situation).map(Workload::wanted).orElse(0);
        int most = Math.max(1, wanted * HEALED_AT_ONCE / 100);
        return healing >= most ? "as many pods of " + proposal.workload() + " as may be are being healed" : null;
    }

    /** Others of the workload that are being healed; one that is gone counts until its place is taken. */
    private static long healing(Proposal proposal, Situation situation) {
        Workload workload = workload(proposal, situation).orElse(null);
        if (workload == null) {
            return 0;
        }
        Set<String> present = workload.pods().stream().map(Pod::uid).collect(Collectors.toSet());
        boolean full =
                workload.pods().stream().filter(Pod::serves).filter(Pod::ready).count() >= workload.wanted();
        Stream<String> treated = situation.treated().stream()
                .filter(t -> workload.name().equals(t.workload()))
                .flatMap(t -> Stream.ofNullable(t.uid()))
                .filter(uid -> present.contains(uid) || !full);
        Stream<String> quarantined =
                workload.pods().stream().filter(Pod::quarantined).map(Pod::uid);
        return Stream.concat(treated, quarantined)
                .filter(uid -> !uid.equals(proposal.target().uid()))
                .distinct()
                .count();
    }

    /** When all fall ill at once, one is called sick first, and well last: until the others are well, too, that one is not the fault. */
    private static boolean isStarting(Pod pod, Situation situation) {
        return situation.verdicts().pod(pod.uid()) == Verdict.INCONCLUSIVE
                && !pod.ready()
                && !situation.verdicts().isSuspected(pod.uid());
    }

    private static @Nullable String othersAtWork(Proposal proposal, Situation situation) {
        Workload workload = workload(proposal, situation).orElse(null);
        if (workload == null || !(proposal.remedy().destructive() || proposal.remedy() == Remedy.SCALE_OUT)) {
            return null;
        }
        if (workload.managedBy() != null) {
            return workload.managedBy() + " is at work on " + workload.name();
        }
        // a pod is its ReplicaSet's: whoever owns the Deployment's manifest sets nothing of it back
        if (workload.ownedBy() != null && !proposal.target().kind().equals("Pod")) {
            return workload.ownedBy() + " owns " + workload.name() + " and would set it back";
        }
        boolean rolling = workload.rollout() != null && workload.rollout().progressing();
        // one whose new pods are the sick ones is the fault itself
        return rolling && proposal.remedy() != Remedy.ROLL_BACK
                ? "a rollout of " + workload.name() + " is making progress"
                : null;
    }

    /** A protection is free: it ends by itself, kills nothing, and a dependency that comes and goes needs one each time. */
    private static @Nullable String budget(Proposal proposal, Situation situation) {
        boolean costs = proposal.remedy().destructive() || proposal.remedy() == Remedy.SCALE_OUT;
        if (!costs || inQuarantine(proposal, situation)) {
            return null;
        }
        Ledger ledger = situation.ledger();
        if (ledger == null) {
            return "the budgets cannot be read";
        }
        Limits limits = proposal.playbook().limits();
        Instant now = situation.at();
        Instant since = now.minus(limits.within());
        Chain chain = ledger.chain(proposal.fingerprint());
        if (chain.brokenUntil().isAfter(now)) {
            return limits.unproven() + " heals in a row were not proven effective: broken until " + chain.brokenUntil();
        }
        if (chain.coolUntil().isAfter(now)) {
            return "cools down until " + chain.coolUntil();
        }
        String workload = proposal.workload() == null ? "" : proposal.workload();
        if (ledger.spentOn(workload, since) >= limits.perWorkload()) {
            return "the budget of " + workload + " is spent: " + limits.perWorkload() + " acts within "
                    + limits.within();
        }
        return ledger.spentInAll(since) >= limits.inAll()
                ? "the budget of all workloads is spent: " + limits.inAll() + " acts within " + limits.within()
                : null;
    }

    /** A pod in quarantine is outside of its budget's selector. The Eviction API has the last word, as 429. */
    private static @Nullable String disruptionBudget(Proposal proposal, Situation situation) {
        Workload workload = workload(proposal, situation).orElse(null);
        if (proposal.remedy() != Remedy.RESTART || workload == null || workload.disruptionBudget() == null) {
            return null;
        }
        boolean covered = workload.pods().stream()
                .anyMatch(p -> p.uid().equals(proposal.target().uid()) && !p.quarantined() && p.ready());
        return covered && workload.disruptionBudget().disruptionsAllowed() < 1
                ? "the PodDisruptionBudget " + workload.disruptionBudget().name() + " allows no disruption"
                : null;
    }

    private static @Nullable String dryRun(Proposal proposal, Situation situation) {
        return proposal.playbook().mode() == Playbook.Mode.SHADOW && proposal.remedy() != Remedy.PAGE
                ? "the playbook " + proposal.playbook().name() + " is not armed"
                : null;
    }

    /** Riders lose nothing with a pod that is out of its Service already. */
    private static boolean inQuarantine(Proposal proposal, Situation situation) {
        return workload(proposal, situation).stream()
                .flatMap(w -> w.pods().stream())
                .anyMatch(p -> p.uid().equals(proposal.target().uid()) && p.quarantined());
    }

    private static boolean late(@Nullable Instant at, Instant now, Duration within) {
        return at == null || at.plus(within).isBefore(now);
    }

    private static Optional<Workload> workload(Proposal proposal, Situation situation) {
        return proposal.workload() == null
                ? Optional.empty()
                : situation.snapshot().workload(proposal.workload());
    }

    private static List<Pod> serving(Proposal proposal, Situation situation) {
        return workload(proposal, situation)
                .map(w -> w.pods().stream().filter(Pod::serves).toList())
                .orElse(List.of());
    }
}
