package org.ridewell.dispatch.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ridewell.captains.entity.FreeCaptain;
import org.ridewell.geo.entity.Position;

class CaptainRankingTest {

    private static Candidate candidate(String id, OptionalLong eta, long idleMinutes) {
        FreeCaptain captain =
                new FreeCaptain(id, new Position(43.73, 7.42), null, Instant.EPOCH, Duration.ofMinutes(idleMinutes));
        return new Candidate(captain, eta, 100);
    }

    private static Candidate candidate(String id, long eta, long idleMinutes) {
        return candidate(id, OptionalLong.of(eta), idleMinutes);
    }

    private static List<String> ranked(Candidate... candidates) {
        return CaptainRanking.rank(List.of(candidates)).stream()
                .map(Candidate::captainId)
                .toList();
    }

    @Test
    void asksFirstWhoIsThereSoonestByRoad() {
        assertThat(ranked(candidate("far", 300, 60), candidate("near", 65, 1))).containsExactly("near", "far");
    }

    @Test
    void asksFirstWhoWaitedLongestAmongThoseAsGoodAsEqual() {
        assertThat(ranked(candidate("fresh", 61, 1), candidate("waiting", 85, 40)))
                .containsExactly("waiting", "fresh");
    }

    @Test
    void leavesOutWhomNoRoadLeadsFrom() {
        assertThat(ranked(candidate("island", OptionalLong.empty(), 60), candidate("near", 65, 1)))
                .containsExactly("near");
    }

    @Test
    void doesNotDependOnTheOrderOfTheIndex() {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            candidates.add(candidate("c" + i, 17L * i % 130, i % 5));
        }
        List<Candidate> expected = CaptainRanking.rank(candidates);
        Collections.shuffle(candidates, new Random(7));
        assertThat(CaptainRanking.rank(candidates)).isEqualTo(expected);
    }
}
