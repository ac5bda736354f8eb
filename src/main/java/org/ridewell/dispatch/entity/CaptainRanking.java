package org.ridewell.dispatch.entity;

import java.util.Comparator;
import java.util.List;

/** Who is asked first: whoever is there soonest by road, and among those as good as equal whoever waits longest. */
public final class CaptainRanking {

    /** Seconds that no rider notices: within them, fairness decides. */
    static final long ALIKE = 30;

    private static final Comparator<Candidate> BEST_FIRST = Comparator.<Candidate>comparingLong(
                    c -> c.eta().orElseThrow() / ALIKE)
            .thenComparing(c -> c.captain().idle(), Comparator.reverseOrder())
            .thenComparingLong(c -> c.eta().orElseThrow())
            .thenComparing(Candidate::captainId);

    private CaptainRanking() {}

    /** Leaves out whom no road leads from. */
    public static List<Candidate> rank(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.eta().isPresent())
                .sorted(BEST_FIRST)
                .toList();
    }
}
