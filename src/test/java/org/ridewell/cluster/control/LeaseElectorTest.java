package org.ridewell.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridewell.cluster.entity.Lease;
import org.ridewell.cluster.entity.Timing;

class LeaseElectorTest {

    private final Store store = new Store();
    private long now = 5_000_000_000L;
    private final LeaseElector one = new LeaseElector(store, "one", Timing.STANDARD, () -> now);
    private final LeaseElector two = new LeaseElector(store, "two", Timing.STANDARD, () -> now);

    @Test
    void firstComerLeadsAndTheOtherWaits() {
        one.step();
        two.step();

        assertThat(one.isLeader()).isTrue();
        assertThat(two.isLeader()).isFalse();
        assertThat(two.holder()).isEqualTo("one");
        assertThat(one.epoch()).isEqualTo(1);
    }

    @Test
    void leaderKeepsItsEpochWhileItRenews() {
        for (int i = 0; i < 30; i++) {
            one.step();
            two.step();
            pass(Duration.ofSeconds(2));
        }

        assertThat(one.isLeader()).isTrue();
        assertThat(one.epoch()).isEqualTo(1);
        assertThat(two.isLeader()).isFalse();
    }

    @Test
    void standbyTakesOverWithinTwentySecondsAfterTheLeaderFreezes() {
        one.step();
        two.step();
        Duration waited = Duration.ZERO;
        while (!two.isLeader()) {
            pass(Timing.STANDARD.retry());
            waited = waited.plus(Timing.STANDARD.retry());
            two.step();
        }

        assertThat(waited).isLessThanOrEqualTo(Duration.ofSeconds(20));
        assertThat(two.epoch()).isEqualTo(2);
    }

    @Test
    void frozenLeaderKnowsThatItLeadsNoMoreBeforeItAsks() {
        one.step();
        pass(Duration.ofSeconds(30));

        assertThat(one.isLeader()).isFalse();
        assertThat(one.left()).isNegative();
    }

    @Test
    void nobodyLeadsBetweenTheDeadlineAndTheEndOfTheLease() {
        one.step();
        two.step();
        for (int tenth = 0; tenth < 200; tenth++) {
            pass(Duration.ofMillis(100));
            if (tenth % 20 == 0) {
                two.step();
            }
            assertThat(one.isLeader() && two.isLeader())
                    .as("two leaders after %s tenths", tenth)
                    .isFalse();
        }
    }

    @Test
    void leaderActsNoLongerThanItsDeadlineWhenTheApiServerIsAway() {
        one.step();
        store.away = true;
        for (int i = 0; i < 4; i++) {
            pass(Duration.ofSeconds(2));
            one.step();
        }
        pass(Duration.ofMillis(1));

        assertThat(one.isLeader()).isFalse();

        store.away = false;
        one.step();
        assertThat(one.isLeader()).isTrue();
        assertThat(one.epoch()).isEqualTo(1);
    }

    @Test
    void deadlineCountsFromTheStartOfARenewalNotFromItsAnswer() {
        store.takes = Duration.ofSeconds(3);
        one.step();

        assertThat(one.left()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void lostRaceLeavesTheOtherLeading() {
        one.step();
        pass(Duration.ofSeconds(30));
        two.step();
        pass(Duration.ofSeconds(13));
        store.beforeWrite = () -> store.lease = new Lease("three", 9, 12, "later", "99");
        two.step();

        assertThat(two.isLeader()).isFalse();
        assertThat(store.lease.holder()).isEqualTo("three");
    }

    @Test
    void takesALeaseThatAnotherElectorLeftWithoutTransitions() {
        store.lease = new Lease("", 0, 0, null, "7");
        one.step();

        assertThat(one.isLeader()).isTrue();
        assertThat(one.epoch()).isEqualTo(1);
    }

    @Test
    void releasedLeaseIsTakenAtOnceAndInANewEpoch() {
        one.step();
        two.step();
        one.release();
        two.step();

        assertThat(one.isLeader()).isFalse();
        assertThat(two.isLeader()).isTrue();
        assertThat(two.epoch()).isEqualTo(2);
    }

    @Test
    void oneThatLostComesBackWhenTheOtherGoes() {
        one.step();
        two.step();
        pass(Duration.ofSeconds(13));
        two.step();
        one.step();
        assertThat(two.isLeader()).isTrue();
        assertThat(one.isLeader()).isFalse();

        two.release();
        one.step();

        assertThat(one.isLeader()).isTrue();
        assertThat(one.epoch()).isEqualTo(3);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private final class Store implements LeaseStore {

        private Lease lease = new Lease("", 0, 0, null, null);
        private long version;
        private boolean away;
        private Duration takes = Duration.ZERO;
        private Runnable beforeWrite = () -> {};

        @Override
        public Optional<Lease> read() throws IOException {
            if (away) {
                throw new IOException("away");
            }
            return lease.version() == null ? Optional.empty() : Optional.of(lease);
        }

        @Override
        public boolean write(Lease written) throws IOException {
            if (away) {
                throw new IOException("away");
            }
            beforeWrite.run();
            pass(takes);
            String expected = lease.version();
            if (expected == null ? written.version() != null : !expected.equals(written.version())) {
                return false;
            }
            version++;
            lease = new Lease(
                    written.holder(), written.transitions(), written.durationSeconds(), "t" + version, "" + version);
            return true;
        }
    }
}
