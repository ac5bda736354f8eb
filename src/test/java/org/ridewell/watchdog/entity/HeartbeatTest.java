package org.ridewell.watchdog.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ridewell.diagnosis.entity.Diagnostician;
import org.ridewell.signals.entity.Monitoring;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.verdicts.entity.Verdicts;

/** The database is asked each second, and tells the newest heartbeat that it has. */
class HeartbeatTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private Instant now = START;
    private @Nullable Instant stored;

    @Test
    void oneOfYesterdayIsNoneWhereNoAlertmanagerIsConfigured() {
        stored = START.minus(Duration.ofHours(9));
        Heartbeat heartbeat = new Heartbeat(false, START);
        pass(heartbeat, Duration.ofMinutes(5));
        assertThat(seen(heartbeat).heartbeatExpected()).isFalse();
        assertThat(isDead(heartbeat)).isFalse();
    }

    @Test
    void oneThatCameIsExpectedToComeAgain() {
        Heartbeat heartbeat = new Heartbeat(false, START);
        pass(heartbeat, Duration.ofMinutes(1));
        stored = now;
        pass(heartbeat, Duration.ofMinutes(2));
        assertThat(isDead(heartbeat)).isFalse();
        pass(heartbeat, Duration.ofMinutes(2));
        assertThat(isDead(heartbeat)).isTrue();
        stored = now;
        pass(heartbeat, Duration.ofSeconds(1));
        assertThat(isDead(heartbeat)).isFalse();
    }

    @Test
    void aConfiguredOneThatNeverComesIsDead() {
        stored = START.minus(Duration.ofHours(9));
        Heartbeat heartbeat = new Heartbeat(true, START);
        pass(heartbeat, Duration.ofMinutes(2));
        assertThat(isDead(heartbeat)).isFalse();
        pass(heartbeat, Duration.ofMinutes(2));
        assertThat(isDead(heartbeat)).isTrue();
    }

    @Test
    void isNotLateForADatabaseThatIsAway() {
        Heartbeat heartbeat = new Heartbeat(true, START);
        stored = START.plusSeconds(1);
        pass(heartbeat, Duration.ofMinutes(1));
        now = now.plus(Duration.ofMinutes(10));
        assertThat(isDead(heartbeat)).isFalse();
        pass(heartbeat, Duration.ofMinutes(1));
        assertThat(isDead(heartbeat)).isFalse();
        pass(heartbeat, Duration.ofMinutes(2));
        assertThat(isDead(heartbeat)).isTrue();
    }

    @Test
    void isNotLateForADatabaseThatWasNeverThere() {
        Heartbeat heartbeat = new Heartbeat(true, START);
        now = now.plus(Duration.ofMinutes(10));
        assertThat(isDead(heartbeat)).isFalse();
    }

    @Test
    void staysLateWhenTheDatabaseGoesAsWell() {
        Heartbeat heartbeat = new Heartbeat(true, START);
        pass(heartbeat, Duration.ofMinutes(4));
        now = now.plus(Duration.ofMinutes(10));
        assertThat(isDead(heartbeat)).isTrue();
    }

    private void pass(Heartbeat heartbeat, Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            now = now.plusSeconds(1);
            heartbeat.answered(stored, now);
        }
    }

    private Monitoring seen(Heartbeat heartbeat) {
        return heartbeat.with(new Monitoring(false, null, now, now), now);
    }

    private boolean isDead(Heartbeat heartbeat) {
        Snapshot snapshot = Snapshot.seen(now, List.of(), List.of(), List.of(), seen(heartbeat), null, List.of());
        return !Diagnostician.diagnose(snapshot, new Verdicts(List.of())).isEmpty();
    }
}
