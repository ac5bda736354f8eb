package org.ridewell.guards.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridewell.playbooks.entity.Playbook.Limits;

/**
 * What was spent, what has to cool down and which chains are broken: survives a change of leader. Immutable.
 *
 * @param spent acts that count against budgets, oldest first
 * @param chains by fingerprint
 * @param bad workload and revision, and since when the revision is known to be bad: nobody is rolled back to it
 */
public record Ledger(List<Spent> spent, SortedMap<String, Chain> chains, SortedMap<String, Instant> bad) {

    /** No limit of a playbook looks back further. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    /** Longer than Deployments keep old ReplicaSets for anybody's use. */
    private static final Duration BAD = Duration.ofDays(30);

    public static final Ledger EMPTY = new Ledger(List.of(), new TreeMap<>(), new TreeMap<>());

    public record Spent(Instant at, String workload, String decision) {}

    /**
     * @param unproven acts in a row that were not proven effective
     * @param coolUntil no act on the fingerprint before
     * @param brokenUntil set when too many were not proven
     */
    public record Chain(int unproven, Instant coolUntil, Instant brokenUntil) {}

    public Ledger {
        spent = List.copyOf(spent);
        chains = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(chains));
        // the memories of earlier versions had none
        bad = java.util.Collections.unmodifiableSortedMap(bad == null ? new TreeMap<>() : new TreeMap<>(bad));
    }

    public boolean isBad(String workload, String revision) {
        return bad.containsKey(workload + "/" + revision);
    }

    public Ledger withBad(String workload, String revision, Instant now) {
        if (isBad(workload, revision)) {
            return this;
        }
        SortedMap<String, Instant> more = new TreeMap<>(bad);
        more.values().removeIf(since -> since.isBefore(now.minus(BAD)));
        more.put(workload + "/" + revision, now);
        return new Ledger(spent, chains, more);
    }

    /** It served well after all. */
    public Ledger withoutBad(String workload, String revision) {
        if (!isBad(workload, revision)) {
            return this;
        }
        SortedMap<String, Instant> fewer = new TreeMap<>(bad);
        fewer.remove(workload + "/" + revision);
        return new Ledger(spent, chains, fewer);
    }

    public long spentOn(String workload, Instant since) {
        return spent.stream()
                .filter(s -> s.workload().equals(workload) && s.at().isAfter(since))
                .count();
    }

    public long spentInAll(Instant since) {
        return spent.stream().filter(s -> s.at().isAfter(since)).count();
    }

    public Chain chain(String fingerprint) {
        return chains.getOrDefault(fingerprint, new Chain(0, Instant.EPOCH, Instant.EPOCH));
    }

    /** Counts an act from the moment at which it is decided: what it did may never become known. */
    public Ledger spend(String fingerprint, String workload, String decision, Limits limits, Instant now) {
        List<Spent> more = new ArrayList<>(spent);
        more.removeIf(s -> s.at().isBefore(now.minus(REMEMBERED)));
        more.add(new Spent(now, workload, decision));
        Chain chain = chain(fingerprint);
        int unproven = chain.unproven() + 1;
        Instant broken = unproven >= limits.unproven() ? now.plus(limits.rest()) : chain.brokenUntil();
        return new Ledger(
                more, put(fingerprint, new Chain(unproven, now.plus(backoff(limits, unproven)), broken)), bad);
    }

    /** Only a proven effect mends the chain; the cooldown of the act itself goes on. */
    public Ledger proven(String fingerprint) {
        Chain chain = chain(fingerprint);
        return new Ledger(spent, put(fingerprint, new Chain(0, chain.coolUntil(), Instant.EPOCH)), bad);
    }

    private static Duration backoff(Limits limits, int unproven) {
        Duration doubled = limits.cooldown().multipliedBy(1L << Math.min(unproven - 1, 10));
        return doubled.compareTo(limits.longestCooldown()) < 0 ? doubled : limits.longestCooldown();
    }

    private SortedMap<String, Chain> put(String fingerprint, Chain chain) {
        Map<String, Chain> more = new TreeMap<>(chains);
        more.put(fingerprint, chain);
        return new TreeMap<>(more);
    }
}
