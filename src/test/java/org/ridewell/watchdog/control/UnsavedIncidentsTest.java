package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ridewell.watchdog.control.Incidents.Row;

/** What waits for the database when another one begins to lead. */
class UnsavedIncidentsTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final UnsavedIncidents unsaved = new UnsavedIncidents();

    @BeforeEach
    void hangAPod() {
        look(20);
        watchdog.cluster.pod(0).hung = true;
        look(10);
    }

    @Test
    void anIncidentThatIsOpenIsForgottenByWhoeverLeadsNoMore() {
        assertThat(unsaved.rows()).containsExactly(new Row(watchdog.only(), 7));
        watchdog.leader = false;
        look(1);
        assertThat(unsaved.rows()).isEmpty();
    }

    @Test
    void anIncidentThatWasClosedIsToldWithTheEpochOfWhoeverClosedIt() {
        look(150);
        watchdog.leader = false;
        watchdog.epoch = 8;
        look(1);
        assertThat(watchdog.only().open()).isFalse();
        assertThat(unsaved.rows()).containsExactly(new Row(watchdog.only(), 7));
    }

    @Test
    void whatChangedWhileItWasWrittenWaits() {
        List<Row> written = unsaved.rows();
        look(150);
        unsaved.saved(written);
        assertThat(unsaved.rows()).containsExactly(new Row(watchdog.only(), 7));
        unsaved.saved(unsaved.rows());
        assertThat(unsaved.rows()).isEmpty();
    }

    private void look(int seconds) {
        for (int second = 0; second < seconds; second++) {
            unsaved.keep(watchdog.look());
        }
    }
}
