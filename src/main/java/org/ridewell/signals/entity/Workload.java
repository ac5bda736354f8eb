package org.ridewell.signals.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Deployment with its revisions and pods, and who else may have a hand in it.
 *
 * @param healable has the label {@code ridewell.org/heal: "true"}; nothing else is ever acted on
 * @param wanted replicas asked for
 * @param ready replicas ready and in the Service
 * @param managedBy another hand at work on it and its pods now, by name; null when nobody is
 * @param ownedBy the GitOps owner, who would set back what is written to the Deployment itself; null when there is none
 */
public record Workload(
        String name,
        String uid,
        @Nullable String resourceVersion,
        boolean healable,
        int wanted,
        int ready,
        List<Revision> revisions,
        @Nullable Rollout rollout,
        @Nullable DisruptionBudget disruptionBudget,
        @Nullable Scaling scaling,
        @Nullable String managedBy,
        @Nullable String ownedBy) {

    public Workload {
        revisions = List.copyOf(revisions);
    }

    /** A rollout that is not complete. */
    public record Rollout(boolean progressing, Instant startedAt, Instant lastProgressAt) {}

    /** @param disruptionsAllowed as the PodDisruptionBudget says now */
    public record DisruptionBudget(String name, int disruptionsAllowed) {}

    /** The HorizontalPodAutoscaler and its bounds. {@code floor} is minReplicas, {@code restingFloor} what it is when nobody raised it. */
    public record Scaling(String name, int floor, int restingFloor, int ceiling, int current) {}

    public List<Pod> pods() {
        return revisions.stream().flatMap(r -> r.pods().stream()).toList();
    }

    public Optional<Revision> currentRevision() {
        return revisions.stream().filter(Revision::current).findFirst();
    }

    /** The revision that a roll-back would bring: the newest one before the current. */
    public Optional<Revision> previousRevision() {
        return currentRevision().flatMap(current -> revisions.stream()
                .filter(r -> r.number() < current.number())
                .max(java.util.Comparator.comparingLong(Revision::number)));
    }
}
