package org.ridewell.verdicts.entity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridewell.verdicts.entity.Judged.Kind;

/** All verdicts of one moment. */
public record Verdicts(List<Judged> all) {

    public Verdicts {
        all = List.copyOf(all);
    }

    public Stream<Judged> of(Kind kind) {
        return all.stream().filter(j -> j.kind() == kind);
    }

    public Optional<Judged> of(Kind kind, String name) {
        return of(kind).filter(j -> j.name().equals(name)).findFirst();
    }

    public Verdict pod(String uid) {
        return of(Kind.POD)
                .filter(j -> uid.equals(j.uid()))
                .map(Judged::verdict)
                .findFirst()
                .orElse(Verdict.INCONCLUSIVE);
    }

    /** Sick, or about to be called so, or sick until just now; one that starts is none of these. */
    public boolean isSuspected(String uid) {
        return of(Kind.POD).anyMatch(j -> uid.equals(j.uid()) && j.suspectedAt() != null);
    }

    public Verdict fleet() {
        return of(Kind.FLEET).map(Judged::verdict).findFirst().orElse(Verdict.INCONCLUSIVE);
    }

    /** Names of the dependencies that are lost. */
    public List<String> lostDependencies() {
        return of(Kind.DEPENDENCY).filter(Judged::sick).map(Judged::name).toList();
    }
}
